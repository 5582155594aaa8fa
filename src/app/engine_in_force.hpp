// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/services.hpp"

namespace consentry::app {

/// The engine that this site works with, ready to run. Errc::modelMissing or modelMismatch with what is wrong.
[[nodiscard]] base::Expected<std::shared_ptr<ports::FaceEngine>> engineInForce(Context& context);

}  // namespace consentry::app
