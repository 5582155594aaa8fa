// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store_findings.hpp"

#include <fmt/format.h>

#include <string>

#include "app/manage_erasures.hpp"
#include "base/time.hpp"

namespace consentry::app {

using base::Expected;
using ports::Finding;
using ports::Health;

namespace {

constexpr std::int64_t kBackupDays = 7;   // older than that, a week's work is lost with the disk
constexpr std::int64_t kAnchorDays = 31;  // an auditor's usual round

std::int64_t daysBetween(base::Instant from, base::Instant to) {
  return std::chrono::floor<std::chrono::days>(to - from).count();
}

std::string ago(std::int64_t days) {
  if (days <= 0) return "today";
  return days == 1 ? "a day ago" : fmt::format("{} days ago", days);
}

Expected<std::optional<ports::LogLine>> lastDone(ports::UseLogReader& log, domain::AuditType type) {
  ports::LogFilter filter;
  filter.type = base::word(type);
  filter.outcome = base::word(domain::AuditOutcome::ok);
  TRY(auto lines, log.lines(filter, 0, 1));
  if (lines.empty()) return std::nullopt;
  return std::move(lines.front());
}

Expected<Finding> backupFinding(ports::UseLogReader& log, base::Instant now) {
  constexpr auto kNext = "`consentry-cli backup create FOLDER --keys FOLDER`, data and keys on different devices";
  TRY(const auto last, lastDone(log, domain::AuditType::backupMade));
  if (!last) return Finding{"backup", Health::warning, "none was ever made", kNext};
  TRY(const auto head, log.head());
  const auto days = daysBetween(last->at, now);
  const auto words = fmt::format("made {}; {} records are newer", ago(days), head.size - 1 - last->seq);
  if (days > kBackupDays) return Finding{"backup", Health::warning, words, kNext};
  return Finding{"backup", Health::good, words};
}

Finding renewalFinding(const RenewalView& view) {
  constexpr auto kNext = "sign in to the store for writing, or `consentry-cli erasures renew-keys`";
  switch (view.state) {
    case domain::RenewalState::none:
      return {"key_renewal", Health::good, "no erasure has asked for one"};
    case domain::RenewalState::done:
      return {"key_renewal", Health::good, "done after the last erasure"};
    case domain::RenewalState::waiting:
      return {"key_renewal", Health::note,
              "waits: until it is done, older copies with their keys still open the erased", kNext};
    case domain::RenewalState::overdue:
      return {"key_renewal", Health::attention,
              "overdue: older copies with their keys still open people who were erased", kNext};
  }
  return {};
}

/// A printed slip counts as a witness's cosignature does: both are outside.
Expected<std::optional<ports::LogLine>> lastAnchor(ports::UseLogReader& log) {
  TRY(auto cosigned, lastDone(log, domain::AuditType::logAnchored));
  TRY(auto printed, lastDone(log, domain::AuditType::slipPrinted));
  if (!cosigned || (printed && printed->seq > cosigned->seq)) return printed;
  return cosigned;
}

Expected<Finding> anchorFinding(ports::UseLogReader& log, base::Instant now) {
  constexpr auto kNext = "`consentry-cli audit anchor` or `audit slip`, and keep it outside this computer";
  TRY(const auto head, log.head());
  TRY(const auto last, lastAnchor(log));
  if (!last) return Finding{"anchor", Health::warning, "the log was never anchored outside this computer", kNext};
  const auto days = daysBetween(last->at, now);
  const auto words = fmt::format("made {}; {} records are newer", ago(days), head.size - 1 - last->seq);
  if (days > kAnchorDays) return Finding{"anchor", Health::warning, words, kNext};
  return Finding{"anchor", Health::good, words};
}

}  // namespace

Expected<std::vector<Finding>> storeFindings(Services& services) {
  auto& log = services.store.read().log();
  const auto now = services.clock.now();
  std::vector<Finding> findings;
  TRY(findings.emplace_back(), backupFinding(log, now));
  TRY(const auto renewal, renewalNow(services));
  findings.push_back(renewalFinding(renewal));
  TRY(findings.emplace_back(), anchorFinding(log, now));
  return findings;
}

Expected<SeeStoreFindings::Answer> handle(Context& context, const SeeStoreFindings&, const Job&) {
  return storeFindings(context.services);
}

}  // namespace consentry::app
