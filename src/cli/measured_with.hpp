// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/evaluate.hpp"
#include "cli/commands.hpp"

namespace consentry::cli {

/// Options that say what is measured: engine, mode, scoring.
class MeasuredWords {
 public:
  void addTo(CLI::App& command);
  [[nodiscard]] app::MeasuredWith with() const { return m_with; }
  /// Whether the command line named an engine or a mode.
  [[nodiscard]] bool namesEngine() const { return m_engine->count() + m_mode->count() > 0; }

 private:
  const CLI::Option* m_engine = nullptr;
  const CLI::Option* m_mode = nullptr;
  app::MeasuredWith m_with;
};

/// Options of a command that makes a threshold profile.
void addProfileOptions(CLI::App& command, std::string& dataset, double& reviewFpir, double& priorityFpir,
                       std::optional<std::filesystem::path>& profileFile);

}  // namespace consentry::cli
