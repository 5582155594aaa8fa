// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.hpp"

#include <algorithm>
#include <csignal>
#include <exception>
#include <span>
#include <string_view>

#include "cli/command_proposal.hpp"
#include "cli/commands.hpp"

namespace consentry::cli {

namespace {

constexpr auto kFooter =
    "Exits: 0 done · 1 finding · 2 usage · 3 denied · 4 not found · 5 input/output · 70 internal · 130 interrupted.\n"
    "`audit verify` has a number of its own for each verdict.\n"
    "Every command has -h with an example.";

void addGlobalOptions(CLI::App& root, GlobalOptions& options) {
  pathOption(root, "--store", options.store, "The store's directory")->envname("CONSENTRY_STORE");
  root.add_option("--as", options.as, "Who acts: a login of `user list`")->type_name("USER");
  pathOption(root, "--passphrase-file", options.passphraseFile,
             "File whose first line is that person's passphrase (otherwise asked at the terminal)")
      ->envname("CONSENTRY_PASSPHRASE_FILE");
  pathOption(root, "--models", options.models, "Folder of manifest.toml and weights (default: $CONSENTRY_MODELS)");
  root.add_option("--workers", options.workers, "Photographs worked on at once (default: by processors)")
      ->check(CLI::Range(1, 64));
  root.add_flag("--json", options.json, "One JSON document on standard output");
  root.add_flag("--quiet,-q", options.quiet, "Only data and failures");
  auto* progress = root.add_flag("--progress", options.progress, "Show progress even without a terminal");
  root.add_flag("--no-progress", options.noProgress, "Never show progress")->excludes(progress);
  root.set_version_flag("--version", "consentry-cli " CONSENTRY_VERSION);
}

void addCommands(Commands& commands) {
  addStoreCommands(commands);
  addBackupCommands(commands);
  addModelCommands(commands);
  addUserCommands(commands);
  addPassphraseCommands(commands);
  addProposalCommands(commands);
  addEmergencyCommands(commands);
  addPolicyCommands(commands);
  addBasisCommands(commands);
  addStopCommands(commands);
  addConsentCommands(commands);
  addSetCommands(commands);
  addWatchlistCommands(commands);
  addScreenCommands(commands);
  addCaseCommands(commands);
  addAuditCommands(commands);
  addEngineCommands(commands);
  addCohortCommands(commands);
  addEvaluateCommands(commands);
  addProfileCommands(commands);
  addReportCommands(commands);
  addErasureCommands(commands);
  addOrderCommands(commands);
  addRetentionCommands(commands);
}

// Usage errors come before the options are known, so a script's wish for JSON is read from the words themselves.
bool asksForJson(int argc, char** argv) {
  return std::ranges::any_of(std::span(argv, static_cast<std::size_t>(argc)), [](const char* argument) {
    return std::string_view(argument) == "--json" || std::string_view(argument) == "--jsonl";
  });
}

void tell(Output& out, std::string_view code, const ErrorText& text) {
  if (out.wantsText()) {
    out.complain("error: " + text.what);
    if (!text.kept.empty()) out.complain("kept: " + text.kept);
    out.complain("next: " + text.next);
    return;
  }
  Json error = {{"code", code}, {"message", text.what}, {"next", text.next}};
  if (!text.kept.empty()) error["kept"] = text.kept;
  const Json json = {{"error", error}};
  if (out.wantsLines())
    out.record(json);
  else
    out.document(json);
}

// The deepest command that was understood: its help is the one that helps.
std::string helpCommand(const CLI::App& root) {
  std::string words = "consentry-cli";
  for (const CLI::App* app = &root; !app->get_subcommands().empty();) {
    app = app->get_subcommands().back();
    words += " " + app->get_name();
  }
  return words + " -h";
}

int usageError(Output& out, const CLI::App& root, const CLI::ParseError& error) {
  tell(out, "usage", {.what = error.what(), .kept = {}, .next = "see `" + helpCommand(root) + "` for an example"});
  return exits::kUsage;
}

int failure(Output& out, const base::Error& error, const ErrorContext& context,
            const std::optional<std::string>& next) {
  ErrorText text = errorText(error, context);
  if (next) text.next = *next;
  tell(out, base::name(error.code()), text);
  return exitCodeOf(error.code());
}

int runChosen(const Commands& commands, const GlobalOptions& options, Output& out) {
  ErrorContext context{.command = commands.chosenName(), .store = options.store.string(), .waitsForRestore = false};
  base::Expected<int> result = exits::kDone;
  std::optional<std::string> next;
  {
    Invocation invocation(options, out);
    result = commands.chosen()(invocation);
    next = invocation.next();
    context.waitsForRestore = invocation.waitsForRestore();
  }
  out.progress("");
  const int exit = result ? *result : failure(out, result.error(), context, next);
  if (const auto finished = out.finish(); !finished) return failure(out, finished.error(), context, std::nullopt);
  return exit;
}

}  // namespace

int runProgram(int argc, char** argv) {
  // A closed pipe is an answer from write(), not the end of the program in the middle of an act.
  std::signal(SIGPIPE, SIG_IGN);
  Output out;
  try {
    CLI::App root("Consentry: consent-aware review of face candidates, with a log that shows every use",
                  "consentry-cli");
    root.fallthrough();
    root.require_subcommand(1);
    root.footer(kFooter);
    GlobalOptions options;
    addGlobalOptions(root, options);
    Commands commands(root, options);
    addCommands(commands);
    try {
      root.parse(argc, argv);
    } catch (const CLI::Success& asked) {
      return root.exit(asked);
    } catch (const CLI::ParseError& error) {
      out.configure(asksForJson(argc, argv) ? Format::json : Format::text, false);
      return usageError(out, root, error);
    }
    out.configure(options.jsonLines ? Format::jsonLines : options.json ? Format::json : Format::text, options.quiet);
    return runChosen(commands, options, out);
  } catch (const std::exception& bug) {
    return failure(out, base::Error(base::Errc::internal, bug.what()), {}, std::nullopt);
  }
}

}  // namespace consentry::cli
