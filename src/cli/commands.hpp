// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_words.hpp"
#include "base/time.hpp"
#include "cli/error_text.hpp"
#include "cli/invocation.hpp"

namespace consentry::cli {

/// What a command does; the number is the program's exit.
using Run = std::function<base::Expected<int>(Invocation&)>;

/// The tree of commands while it is built, and the one that was chosen.
class Commands {
 public:
  Commands(CLI::App& root, GlobalOptions& options) : m_root(root), m_options(options) {}

  [[nodiscard]] CLI::App& root() { return m_root; }
  CLI::App& group(const std::string& name, const std::string& what);
  CLI::App& add(CLI::App& parent, const std::string& name, const std::string& what, const std::string& example,
                Run run);
  /// Offers `--jsonl` where a stream is natural.
  void streams(CLI::App& command);

  [[nodiscard]] const Run& chosen() const { return m_chosen; }
  [[nodiscard]] const std::string& chosenName() const { return m_chosenName; }

 private:
  CLI::App& m_root;
  GlobalOptions& m_options;
  Run m_chosen;
  std::string m_chosenName;
};

void addStoreCommands(Commands& commands);
void addDoctor(Commands& commands);
void addBackupCommands(Commands& commands);
void addRestoreCommand(Commands& commands, CLI::App& backup);
void addModelCommands(Commands& commands);
void addUserCommands(Commands& commands);
void addPassphraseCommands(Commands& commands);
void addPolicyCommands(Commands& commands);
void addBasisCommands(Commands& commands);
void addStopCommands(Commands& commands);
void addConsentCommands(Commands& commands);
void addSetCommands(Commands& commands);
void addWatchlistCommands(Commands& commands);
void addScreenCommands(Commands& commands);
void addCaseCommands(Commands& commands);
void addAuditCommands(Commands& commands);
void addEngineCommands(Commands& commands);
void addCohortCommands(Commands& commands);
void addEvaluateCommands(Commands& commands);
void addCalibrateCommand(Commands& commands);
void addProfileCommands(Commands& commands);
void addReportCommands(Commands& commands);
void addErasureCommands(Commands& commands);
void addOrderCommands(Commands& commands);
void addRetentionCommands(Commands& commands);

/// "officer|supervisor|…"
template <class E>
[[nodiscard]] std::string wordsOf() {
  std::string words;
  for (const auto& [value, text] : base::allOf<E>()) words += (words.empty() ? "" : "|") + std::string(text);
  return words;
}

template <class E>
[[nodiscard]] E wordOrUsage(const std::string& option, const std::string& text) {
  if (const auto value = base::fromWord<E>(text)) return *value;
  throw CLI::ValidationError(option, fmt::format("'{}' is not one of {}", text, wordsOf<E>()));
}

/// An option whose values are the stable words of an enum. `target` must live as long as the commands do.
template <class E>
CLI::Option* wordOption(CLI::App& command, const std::string& name, E& target, const std::string& what) {
  return command
      .add_option_function<std::string>(
          name, [name, &target](const std::string& text) { target = wordOrUsage<E>(name, text); }, what)
      ->type_name(wordsOf<E>());
}

/// The same, several times.
template <class E>
CLI::Option* wordsOption(CLI::App& command, const std::string& name, std::vector<E>& target, const std::string& what) {
  return command
      .add_option_function<std::vector<std::string>>(
          name,
          [name, &target](const std::vector<std::string>& texts) {
            target.clear();
            for (const std::string& text : texts) target.push_back(wordOrUsage<E>(name, text));
          },
          what)
      ->delimiter(',')
      ->type_name(wordsOf<E>());
}

CLI::Option* pathOption(CLI::App& command, const std::string& name, std::filesystem::path& target,
                        const std::string& what);
CLI::Option* optionalPath(CLI::App& command, const std::string& name, std::optional<std::filesystem::path>& target,
                          const std::string& what);
CLI::Option* optionalText(CLI::App& command, const std::string& name, std::optional<std::string>& target,
                          const std::string& what);
/// YYYY-MM-DD
CLI::Option* dateOption(CLI::App& command, const std::string& name, base::Date& target, const std::string& what);
/// A day or a moment in UTC.
CLI::Option* timeOption(CLI::App& command, const std::string& name, std::optional<base::Instant>& target,
                        const std::string& what);

}  // namespace consentry::cli
