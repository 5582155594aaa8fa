// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.hpp"

namespace consentry::cli {

CLI::App& Commands::group(const std::string& name, const std::string& what) {
  CLI::App& group = *m_root.add_subcommand(name, what);
  group.require_subcommand(1);
  return group;
}

CLI::App& Commands::add(CLI::App& parent, const std::string& name, const std::string& what, const std::string& example,
                        Run run) {
  CLI::App& command = *parent.add_subcommand(name, what);
  std::string full = &parent == &m_root ? name : parent.get_name() + " " + name;
  command.footer("Example:\n  consentry-cli " + example + "\nOptions of every command: consentry-cli -h");
  command.callback([this, &command, full = std::move(full), run = std::move(run)] {
    // Also called for a command of commands, after the one that was chosen below it.
    if (!command.get_subcommands().empty()) return;
    m_chosenName = full;
    m_chosen = run;
  });
  return command;
}

void Commands::streams(CLI::App& command) {
  command.add_flag("--jsonl", m_options.jsonLines, "One JSON object a line");
}

CLI::Option* pathOption(CLI::App& command, const std::string& name, std::filesystem::path& target,
                        const std::string& what) {
  return command.add_option_function<std::string>(
                    name, [&target](const std::string& text) { target = text; }, what)
      ->type_name("PATH");
}

CLI::Option* optionalPath(CLI::App& command, const std::string& name, std::optional<std::filesystem::path>& target,
                          const std::string& what) {
  return command.add_option_function<std::string>(
                    name, [&target](const std::string& text) { target = text; }, what)
      ->type_name("PATH");
}

CLI::Option* optionalText(CLI::App& command, const std::string& name, std::optional<std::string>& target,
                          const std::string& what) {
  return command.add_option_function<std::string>(
                    name, [&target](const std::string& text) { target = text; }, what)
      ->type_name("TEXT");
}

CLI::Option* dateOption(CLI::App& command, const std::string& name, base::Date& target, const std::string& what) {
  return command
      .add_option_function<std::string>(
          name,
          [name, &target](const std::string& text) {
            const auto date = base::dateFromText(text);
            if (!date) throw CLI::ValidationError(name, fmt::format("'{}' is not a day as YYYY-MM-DD", text));
            target = *date;
          },
          what)
      ->type_name("YYYY-MM-DD");
}

CLI::Option* timeOption(CLI::App& command, const std::string& name, std::optional<base::Instant>& target,
                        const std::string& what) {
  return command
      .add_option_function<std::string>(
          name,
          [name, &target](const std::string& text) {
            const auto at = base::instantFromText(text);
            if (!at)
              throw CLI::ValidationError(
                  name, fmt::format("'{}' is not a time; write 2026-05-03 or 2026-05-03T14:00:00Z (UTC)", text));
            target = *at;
          },
          what)
      ->type_name("TIME");
}

}  // namespace consentry::cli
