// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sign_in.hpp"
#include "cli/commands.hpp"
#include "cli/json_of.hpp"

namespace consentry::cli {

namespace {

base::Expected<int> change(Invocation& in, const std::filesystem::path& file) {
  TRY(const auto words, in.newPassphrase(file, in.options().as.empty() ? "yours" : in.options().as));
  if (!words)
    return in.refuse(base::Errc::invalidArgument, "no new passphrase was given",
                     "write it into a file that only you can read and add `--new-passphrase-file FILE`, or run this at "
                     "a terminal");
  TRY(const auto user, in.act(app::ChangePassphrase{words}));
  if (in.out().wantsText())
    in.out().line(fmt::format("{} has another passphrase from now on", user.login));
  else
    in.out().document(jsonOf(user));
  return exits::kDone;
}

}  // namespace

void addPassphraseCommands(Commands& commands) {
  CLI::App& group = commands.group("passphrase", "One's own passphrase");
  const auto file = std::make_shared<std::filesystem::path>();
  CLI::App& command = commands.add(group, "change", "Choose another passphrase for yourself",
                                   "passphrase change --new-passphrase-file new.txt --as kim --passphrase-file old.txt",
                                   [file](Invocation& in) { return change(in, *file); });
  pathOption(command, "--new-passphrase-file", *file, "File whose first line is the new one (otherwise asked twice)");
}

}  // namespace consentry::cli
