// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store_findings.hpp"
#include "cli/commands.hpp"
#include "cli/findings_text.hpp"
#include "composition/machine_report.hpp"

namespace consentry::cli {

namespace {

using app::ports::Finding;
using app::ports::Health;

/// What cannot be opened is itself something that was found.
std::vector<Finding> findingsOfStore(Invocation& in) {
  const auto services = in.servicesToRead();
  if (!services) return {{"store", Health::attention, services.error().message(), "`consentry-cli store check`"}};
  auto findings = app::storeFindings(**services);
  if (!findings) return {{"store", Health::attention, findings.error().message(), "`consentry-cli store check`"}};
  return *std::move(findings);
}

base::Expected<int> doctor(Invocation& in) {
  std::vector<Finding> findings = {{"version", Health::good, "consentry-cli " CONSENTRY_VERSION}};
  for (auto& found : composition::machineReport(in.options().store, in.options().models))
    findings.push_back(std::move(found));
  if (composition::Site::looksLikeStore(in.options().store))
    for (auto& found : findingsOfStore(in)) findings.push_back(std::move(found));
  const bool good = nothingNeedsAttention(findings);
  if (!in.out().wantsText())
    in.out().document({{"good", good}, {"findings", jsonList(findings, [](const auto& one) { return jsonOf(one); })}});
  else
    printFindings(in.out(), findings);
  return good ? exits::kDone : exits::kFinding;
}

}  // namespace

void addDoctor(Commands& commands) {
  commands.add(commands.root(), "doctor", "Whether this computer and the store are in good order; exits 1 when not",
               "doctor --store site", doctor);
}

}  // namespace consentry::cli
