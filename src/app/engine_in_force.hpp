// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/services.hpp"

namespace consentry::app {

/// What the site chose last, or what a new one begins with: both networks, accurate.
[[nodiscard]] base::Expected<domain::EngineChoice> choiceInForce(ports::GovernanceReader& governance);

/// The engine that this site works with, ready to run. Errc::modelMissing or modelMismatch with what is wrong,
/// Errc::notFound when the added network that was chosen is gone.
[[nodiscard]] base::Expected<std::shared_ptr<ports::FaceEngine>> engineInForce(Context& context);

}  // namespace consentry::app
