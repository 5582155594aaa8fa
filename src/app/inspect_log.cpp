// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspect_log.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;

namespace {

constexpr std::int64_t kAnchorLimit = 64 << 10;  // bytes; a cosigned note has a few hundred

domain::AuditEvent logEvent(AuditType type, const Context& context, std::string detail,
                            const std::optional<base::Digest>& root) {
  return {.type = type,
          .actor = context.actor,
          .change = domain::AuditChange{.object = "log", .after = root, .detail = std::move(detail)}};
}

/// A supervisor may review as well as read the log: entries of a case that they could still judge blind keep their
/// place and their act, not their content. The search that opened the case names it only by its position.
class Blindfold {
 public:
  static Expected<Blindfold> forReader(Context& context) {
    Blindfold blindfold;
    // Whatever role reads now: with another one the same person could judge.
    TRY(const auto user, context.services.store.read().users().find(context.actor.user));
    const bool mayReview = user && std::ranges::any_of(user->roles, [](domain::Role role) {
                             return domain::roleMay(role, domain::Act::review);
                           });
    if (!mayReview) return blindfold;
    TRY(const auto open, context.services.store.read().screenings().cases(true));
    for (const auto& row : open) {
      const auto visible = domain::visibilityFor(row.facts, context.actor);
      if (visible.firstJudgement && visible.score && visible.identity) continue;
      blindfold.m_cases.insert(row.id.text());
      blindfold.m_searches.insert(row.searchSeq);
    }
    return blindfold;
  }
  [[nodiscard]] bool covers(const ports::LogLine& line) const {
    return m_searches.contains(line.seq) || (!line.caseId.empty() && m_cases.contains(line.caseId));
  }

 private:
  std::set<std::string> m_cases;
  std::set<std::int64_t> m_searches;
};

}  // namespace

Expected<ShowLogHead::Answer> handle(Context& context, const ShowLogHead&, const Job&) {
  return context.services.store.read().log().head();
}

Expected<ListLog::Answer> handle(Context& context, const ListLog& request, const Job&) {
  if (request.offset < 0 || request.limit < 1 || request.limit > 10'000)
    return fail(Errc::invalidArgument, "a page has 1 to 10,000 entries and begins at 0 or later");
  auto& services = context.services;
  if (request.record)
    TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
      TRY_VOID(unit.log().record(logEvent(AuditType::logViewed, context, "", std::nullopt)));
      return {};
    }));
  auto& log = services.store.read().log();
  ListLog::Answer answer;
  TRY(answer.total, log.count(request.filter));
  TRY(answer.lines, log.lines(request.filter, request.offset, request.limit));
  TRY(const auto blindfold, Blindfold::forReader(context));
  for (auto& line : answer.lines)
    if (blindfold.covers(line)) line.bytes.clear();
  TRY(const auto head, log.head());
  answer.size = head.size;
  return answer;
}

Expected<ShowLogEntry::Answer> handle(Context& context, const ShowLogEntry& request, const Job&) {
  TRY(auto line, context.services.store.read().log().find(request.seq));
  if (!line) return fail(Errc::notFound, "the log has no entry of that number");
  TRY(const auto blindfold, Blindfold::forReader(context));
  if (blindfold.covers(*line)) line->bytes.clear();
  return *std::move(line);
}

Expected<VerifyLog::Answer> handle(Context& context, const VerifyLog& request, const Job& job) {
  auto& services = context.services;
  std::vector<std::string> anchors;
  for (const auto& file : request.anchors) {
    TRY(const auto bytes, services.files.readFile(file, kAnchorLimit));
    anchors.emplace_back(base::asText(bytes));
  }
  auto& log = services.store.read().log();
  TRY(const auto head, log.head());
  TRY(auto verdict, log.verify(anchors, [&](std::int64_t done) {
    if (job.progress) job.progress({.stage = "checking", .done = done, .total = head.size});
  }));
  if (request.record && services.store.readOnlyReason().empty())
    TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
      auto event =
          logEvent(AuditType::logVerified, context, verdict.verdict + " " + std::to_string(verdict.size), head.root);
      if (!verdict.accepted) event.outcome = domain::AuditOutcome::failed;
      TRY_VOID(unit.log().record(event));
      return {};
    }));
  return verdict;
}

Expected<ProveLogEntry::Answer> handle(Context& context, const ProveLogEntry& request, const Job&) {
  auto& log = context.services.store.read().log();
  TRY(const auto line, log.find(request.seq));
  if (!line) return fail(Errc::notFound, "the log has no entry of that number");
  TRY(const auto blindfold, Blindfold::forReader(context));
  if (blindfold.covers(*line)) return fail(Errc::denied, "this entry is hidden until you have judged its case");
  return log.prove(request.seq);
}

Expected<AnchorLog::Answer> handle(Context& context, const AnchorLog& request, const Job&) {
  auto& services = context.services;
  auto& log = services.store.read().log();
  TRY(const auto head, log.head());
  TRY(const auto seen, services.witness.lastSeen(request.folder, head.logId));
  if (seen > head.size)
    return fail(Errc::storeDamaged, "the witness has seen a longer log than this one: records are missing here");
  TRY(const auto proof, log.consistency(seen));
  TRY(auto cosigned,
      services.witness.cosign(request.folder, head.logId, head.note, head.publicKey, proof, services.clock.now()));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(logEvent(AuditType::logAnchored, context, std::to_string(cosigned.size), head.root)));
    return unit.log().keepCheckpoint("anchor");
  }));
  return cosigned;
}

Expected<PrintSlip::Answer> handle(Context& context, const PrintSlip& request, const Job&) {
  auto& services = context.services;
  TRY(const auto head, services.store.read().log().head());
  const std::string words = "Use log " + head.logId + " at " + head.station + ": " + std::to_string(head.size) +
                            " records, printed " + base::toText(services.clock.now());
  TRY(const auto page, services.files.slipPage(head.note, words));
  TRY_VOID(services.files.writeFile(request.file, base::asBytes(page), false));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(logEvent(AuditType::slipPrinted, context, std::to_string(head.size), head.root)));
    return unit.log().keepCheckpoint("slip");
  }));
  return PrintSlip::Answer{.size = head.size, .note = head.note, .file = request.file};
}

Expected<ExportLog::Answer> handle(Context& context, const ExportLog& request, const Job&) {
  auto& services = context.services;
  // Recorded first, so that the bundle holds the record of its own export.
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.log().record(logEvent(AuditType::logExported, context, "", std::nullopt)));
    return unit.log().keepCheckpoint("export");
  }));
  auto& log = services.store.read().log();
  TRY_VOID(log.exportTo(request.folder));
  return log.head();
}

}  // namespace consentry::app
