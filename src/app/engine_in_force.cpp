// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_in_force.hpp"

namespace consentry::app {

base::Expected<std::shared_ptr<ports::FaceEngine>> engineInForce(Context& context) {
  return context.services.engine({.networks = "reference", .mode = domain::Mode::fast});
}

}  // namespace consentry::app
