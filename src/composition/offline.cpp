// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/offline.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include "audit/bundle.hpp"
#include "audit/canonical.hpp"
#include "audit/entry_members.hpp"
#include "audit/signatures.hpp"
#include "audit/tree.hpp"
#include "audit/verifier.hpp"
#include "base/check.hpp"
#include "domain/audit_event.hpp"
#include "domain/consent.hpp"
#include "exchange/file_exchange.hpp"
#include "storage/log_signatures.hpp"
#include "storage/log_verdict.hpp"
#include "storage/sqlite_store.hpp"

namespace consentry::composition {

namespace {

namespace fs = std::filesystem;
using app::ports::LogVerdict;
using base::Errc;
using base::Expected;

constexpr std::int64_t kMostAnchorBytes = 4'000'000;
constexpr std::int64_t kMostBundleBytes = 64'000'000'000;

// A store that is only read needs neither time nor randomness; asking for them would be a mistake.
class NoClock final : public app::ports::Clock {
 public:
  base::Instant now() override {
    base::check(false, "reading a store asks for no time");
    return {};
  }
  std::chrono::microseconds sinceBoot() override { return now().time_since_epoch(); }
  std::string bootId() override { return {}; }
};

class NoRandom final : public app::ports::Random {
 public:
  void fill(std::span<std::byte>) override { base::check(false, "reading a store asks for no randomness"); }
};

Expected<std::string> textOf(const fs::path& file, std::int64_t limit) {
  TRY(const base::Bytes bytes, exchange::FileExchangeOnDisk().readFile(file, limit));
  return std::string(base::asText(bytes));
}

Expected<LogVerdict> verifyBundleIn(const fs::path& folder, const std::vector<std::string>& anchors) {
  const auto started = std::chrono::steady_clock::now();
  audit::BundleText bundle;
  TRY(bundle.entries, textOf(folder / audit::kBundleEntries, kMostBundleBytes));
  TRY(bundle.leaves, textOf(folder / audit::kBundleLeaves, kMostBundleBytes));
  TRY(bundle.checkpoints, textOf(folder / audit::kBundleCheckpoints, kMostBundleBytes));
  if (fs::exists(folder / audit::kBundlePin)) {
    TRY(bundle.pin, textOf(folder / audit::kBundlePin, kMostAnchorBytes));
  }
  const audit::Report report = audit::verifyBundle(bundle, anchors);
  const auto size = static_cast<std::int64_t>(std::ranges::count(bundle.entries, '\n'));
  return storage::verdictOf(report, size, std::chrono::steady_clock::now() - started);
}

Expected<LogVerdict> verifyStoreIn(const fs::path& folder, const std::vector<std::string>& anchors,
                                   const std::function<void(std::int64_t)>& progress) {
  NoClock clock;
  NoRandom random;
  TRY(const auto store,
      storage::SqliteStore::openForVerifier(
          folder, {.clock = clock, .random = random, .station = {}, .appVersion = {}, .appHash = {}}));
  return store->read().log().verify(anchors, progress);
}

bool isBundle(const fs::path& folder) {
  std::error_code failed;
  return fs::exists(folder / audit::kBundleCheckpoints, failed) || fs::exists(folder / audit::kBundleEntries, failed);
}

Expected<void> eachEntry(const fs::path& storeOrBundle, const std::function<void(std::string_view)>& take) {
  if (!isBundle(storeOrBundle)) return storage::eachStoredEntry(storeOrBundle, take);
  TRY(const auto entries, textOf(storeOrBundle / audit::kBundleEntries, kMostBundleBytes));
  std::string_view rest = entries;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    take(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return {};
}

/// Collects them from the entries of a log that verifies.
class LostReader {
 public:
  explicit LostReader(const domain::RestoreProposal& restore) : m_restore(restore) {}

  void take(std::string_view bytes) {
    const std::int64_t seq = m_count++;
    if (seq == m_restore.records - 1) m_meets = audit::leafHash(bytes) == m_restore.plan.prev;
    if (seq < m_restore.records) return;
    std::vector<audit::CanonicalMember> members;
    if (!audit::scanCanonicalObject(bytes, members)) return;
    const auto type = audit::memberText(members, "type").value_or("");
    const auto subject = audit::memberText(members, "subject");
    const bool done = audit::memberText(members, "outcome") == base::word(domain::AuditOutcome::ok);
    if (done && subject && type == base::word(domain::AuditType::personErased)) m_lost.erased.emplace_back(*subject);
    if (done && type == base::word(domain::AuditType::consentRecorded))
      takeConsent(audit::memberObject(members, "change"));
  }

  [[nodiscard]] bool meets() const { return m_meets; }
  [[nodiscard]] std::int64_t count() const { return m_count; }
  [[nodiscard]] LostActs lost() && {
    for (auto& [consent, allows] : m_consents)
      if (!allows) m_lost.withdrawn.push_back(consent);
    return std::move(m_lost);
  }

 private:
  void takeConsent(const std::vector<audit::CanonicalMember>& change) {
    constexpr std::string_view kConsent = "consent:";
    const auto object = audit::memberText(change, "object").value_or("");
    const auto detail = audit::memberText(change, "detail").value_or("");
    const auto state = base::fromWord<domain::ConsentState>(detail.substr(0, detail.find(' ')));
    if (!object.starts_with(kConsent) || !state) return;
    m_consents.insert_or_assign(std::string(object.substr(kConsent.size())),
                                *state == domain::ConsentState::given || *state == domain::ConsentState::reaffirmed);
  }

  const domain::RestoreProposal& m_restore;
  std::int64_t m_count = 0;
  bool m_meets = false;
  std::map<std::string, bool> m_consents;  ///< whether what was said last allows anything
  LostActs m_lost;
};

// A database too broken to be opened is a finding about the log that it holds.
bool saysDamaged(Errc code) {
  return code == Errc::storeDamaged || code == Errc::parse || code == Errc::unreadable;
}

}  // namespace

Expected<std::vector<std::string>> anchorTexts(const std::vector<fs::path>& anchors) {
  std::vector<std::string> texts;
  for (const fs::path& file : anchors) {
    auto text = textOf(file, kMostAnchorBytes);
    if (!text) return std::unexpected(std::move(text).error().during("anchor " + file.filename().string()));
    texts.push_back(*std::move(text));
  }
  return texts;
}

Expected<std::vector<std::string>> findDamage(const fs::path& store) {
  return storage::SqliteStore::findDamage(store);
}

Expected<LogVerdict> verifyOffline(const fs::path& storeOrBundle, const std::vector<fs::path>& anchors,
                                   const std::function<void(std::int64_t)>& progress) {
  TRY(const auto texts, anchorTexts(anchors));
  auto verdict =
      isBundle(storeOrBundle) ? verifyBundleIn(storeOrBundle, texts) : verifyStoreIn(storeOrBundle, texts, progress);
  if (verdict || !saysDamaged(verdict.error().code())) return verdict;
  return LogVerdict{.verdict = std::string(base::word(audit::Verdict::unreadable)),
                    .accepted = false,
                    .firstBad = std::nullopt,
                    .size = 0,
                    .anchored = 0,
                    .newerThanAnchor = 0,
                    .words = verdict.error().message(),
                    .exitCode = audit::exitCodeOf(audit::Verdict::unreadable),
                    .seconds = 0};
}

Expected<SignatureFindings> checkSignatures(const fs::path& storeOrBundle) {
  audit::SignatureCheck check;
  TRY_VOID(eachEntry(storeOrBundle, [&](std::string_view bytes) { check.take(bytes); }));
  const auto& report = check.report();
  return SignatureFindings{report.good, report.wrong, report.firstWrong, report.words};
}

Expected<LostActs> lostActs(const fs::path& storeOrBundle, const domain::RestoreProposal& restore) {
  TRY(const auto verdict, verifyOffline(storeOrBundle, {}, {}));
  if (!verdict.accepted)
    return base::fail(Errc::storeDamaged, "the log after the backup does not verify: " + verdict.words);
  LostReader reader(restore);
  TRY_VOID(eachEntry(storeOrBundle, [&](std::string_view bytes) { reader.take(bytes); }));
  if (!reader.meets())
    return base::fail(Errc::invalidArgument, "this is not the log that the restore cuts, or it ends before");
  if (reader.count() < restore.plan.known)
    return base::fail(Errc::invalidArgument, "this log ends at " + std::to_string(reader.count()) +
                                                 " records, and the lost one was known to have " +
                                                 std::to_string(restore.plan.known));
  // Whoever held the log's key can have added to it; only people's own signatures say that somebody was erased.
  TRY(const auto signatures, checkSignatures(storeOrBundle));
  if (signatures.wrong > 0)
    return base::fail(Errc::storeDamaged, "the log after the backup is not to be trusted: " + signatures.words);
  return std::move(reader).lost();
}

}  // namespace consentry::composition
