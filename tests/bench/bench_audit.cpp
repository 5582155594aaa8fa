// SPDX-License-Identifier: GPL-3.0-or-later
// The log without a disk: how fast entries are written and hashed, and how fast a whole log is verified, on one core.
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

#include "audit/bundle.hpp"
#include "audit/checkpoint.hpp"
#include "audit/entry.hpp"
#include "audit/tiles.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"

using namespace consentry;

namespace {

/// Processor seconds of this one thread: what other programs do meanwhile does not count.
class Stopwatch {
 public:
  [[nodiscard]] double seconds() const { return static_cast<double>(std::clock() - m_start) / CLOCKS_PER_SEC; }

 private:
  std::clock_t m_start = std::clock();
};

/// One probe's result with a candidate, as screening writes it.
domain::AuditEvent faceSearched(const std::vector<std::string>& handles, std::size_t i) {
  const auto handle = [&](std::size_t k) { return handles[(i * 7 + k) % handles.size()]; };
  domain::AuditEvent event;
  event.type = domain::AuditType::faceSearched;
  event.actor = domain::Actor{domain::UserId(handles[0]), domain::Role::officer};
  event.subject = domain::TravellerId(handle(1));
  event.set = domain::SetId(handles[1]);
  event.photo = domain::PhotoId(handle(2));
  domain::AuditUse use;
  use.purpose = domain::Purpose::watchlistSearch;
  use.categories = {domain::DataCategory::facialImage, domain::DataCategory::faceTemplate};
  use.decision.kind = domain::DecisionKind::allowed;
  use.decision.reason = std::nullopt;
  use.decision.basis = domain::BasisKind::consent;
  use.decision.consent = domain::ConsentId(handle(3));
  use.decision.consentEvent = 1;
  use.decision.consentState = domain::ConsentState::given;
  use.decision.rule = "watchlist_by_consent";
  use.decision.policyVersion = 2;
  event.use = use;
  if (i % 20 == 0)
    event.candidates = {{domain::ListPersonId(handle(4)), domain::ReferenceId(handle(5)), domain::Distance{412345}, 1}};
  event.refs = {static_cast<std::int64_t>(i)};
  return event;
}

struct BuiltLog {
  audit::BundleText text;
  std::string head;
  double secondsToWrite = 0;
  std::size_t bytes = 0;
};

BuiltLog build(std::int64_t count) {
  constexpr std::int64_t kBatch = 1000;
  std::vector<std::string> handles;
  for (int i = 0; i < 1000; ++i) handles.push_back(crypto::randomHandleText());
  const auto key = crypto::SecretKey::generate().value();
  audit::EntryHeader header;
  header.log = crypto::randomHandleText();
  header.bootId = "0f7a3c52-1d0e-4a53-9f5e-1c1f4c8a2b11";
  header.clock = audit::ClockState::known;
  header.station = "desk-07";
  header.appVersion = "0.1.0";
  header.appHash = crypto::sha256(base::asBytes("program"));
  BuiltLog log;
  audit::TileAppender tiles;
  std::vector<std::string> entries;
  std::vector<base::Digest> leaves;
  const Stopwatch watch;
  for (std::int64_t i = 0; i < count; ++i) {
    header.seq = i;
    header.at = base::fromMicros(1'700'000'000'000'000 + i * 1000);
    const auto event =
        i == 0 ? audit::logOpenedEvent(key.publicKey()) : faceSearched(handles, static_cast<std::size_t>(i));
    entries.push_back(audit::encodeEntry(header, event).value());
    leaves.push_back(audit::leafHash(entries.back()));
    header.prev = leaves.back();
    tiles.append(leaves.back());
    log.bytes += entries.back().size();
    if (i % kBatch == kBatch - 1 || i + 1 == count) {
      static_cast<void>(tiles.takeChanged());
      log.head = audit::signCheckpoint({header.log, tiles.size(), tiles.root(), header.at}, key);
    }
  }
  log.secondsToWrite = watch.seconds();
  for (const auto& entry : entries) audit::addBundleEntry(log.text.entries, entry);
  for (const auto& leaf : leaves) audit::addBundleLeaf(log.text.leaves, leaf);
  audit::addBundleCheckpoint(log.text.checkpoints, {count, std::string(audit::kHeadReason), log.head});
  return log;
}

void hashing() {
  constexpr int kRounds = 400'000;
  const std::string entry(800, 'x');
  const Stopwatch watch;
  for (int i = 0; i < kRounds; ++i) static_cast<void>(audit::leafHash(entry));
  fmt::print("hashing: {:.0f} leaves of 800 bytes a second\n", kRounds / watch.seconds());
}

void parsing(const BuiltLog& log, std::int64_t count) {
  const Stopwatch watch;
  std::string_view rest = log.text.entries;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    if (!audit::parseEntry(rest.substr(0, end))) std::abort();
    rest.remove_prefix(end + 1);
  }
  fmt::print("canonical form: {:.0f} entries checked a second\n", static_cast<double>(count) / watch.seconds());
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t count = argc > 1 ? std::atoll(argv[1]) : 200'000;
  const BuiltLog log = build(count);
  const auto n = static_cast<double>(count);
  fmt::print("log: {} entries of {:.0f} bytes on average\n", count, static_cast<double>(log.bytes) / n);
  fmt::print("append: {:.0f} entries a second in memory (encode, hash, tiles; a signed head every 1,000)\n",
             n / log.secondsToWrite);
  hashing();
  parsing(log, count);
  const Stopwatch watch;
  const audit::Report report = audit::verifyBundle(log.text, std::vector{log.head});
  fmt::print("verify: {:.0f} entries a second on one core, {}\n", n / watch.seconds(), base::word(report.verdict));
  return report.good() ? 0 : 1;
}
