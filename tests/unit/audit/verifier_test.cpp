// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verifier.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "damage_cases.hpp"
#include "log_builder.hpp"

using namespace consentry;
using audit::Verdict;

namespace {

std::string shown(const audit::Report& report) {
  return std::string(base::word(report.verdict)) + " " + (report.firstBad ? std::to_string(*report.firstBad) : "-") +
         ": " + report.words;
}

/// Fails at a named call, as a failing disk does.
class FailingSource : public audit::LogSource {
 public:
  FailingSource(audit::BundleSource source, int failAt) : m_source(std::move(source)), m_left(failAt) {}
  base::Expected<std::int64_t> rowCount() override { return tick() ? m_source.rowCount() : broken(); }
  base::Expected<std::int64_t> leafCount() override { return tick() ? m_source.leafCount() : broken(); }
  base::Expected<bool> nextRow(audit::LogRow& row) override { return tick() ? m_source.nextRow(row) : broken(); }
  base::Expected<std::vector<audit::KeptCheckpoint>> checkpoints() override {
    return tick() ? m_source.checkpoints() : broken();
  }
  base::Expected<std::optional<std::string>> head() override { return tick() ? m_source.head() : broken(); }
  base::Expected<std::optional<std::string>> pin() override { return tick() ? m_source.pin() : broken(); }
  [[nodiscard]] bool failed() const { return m_left < 0; }

 private:
  bool tick() { return --m_left >= 0; }
  static std::unexpected<base::Error> broken() { return base::fail(base::Errc::ioError, "the disk failed"); }

  audit::BundleSource m_source;
  int m_left;
};

}  // namespace

TEST_CASE("A log damaged in any named way gets the verdict and the first bad record that it deserves") {
  for (const auto& damage : test::damageCases()) {
    const auto report = audit::verifyBundle(damage.log, damage.anchors);
    INFO(damage.name << ": " << shown(report));
    CHECK(base::word(report.verdict) == base::word(damage.verdict));
    CHECK(report.firstBad == damage.firstBad);
    CHECK_FALSE(report.words.empty());
  }
}

TEST_CASE("The report counts the records that are newer than the last anchor") {
  const auto log = test::genuineLog();
  const auto parts = log.parts();
  const auto report = audit::verifyBundle(parts.text(), std::vector{parts.kept.back().note});
  CHECK(report.newerThanAnchor == 5);
  CHECK(report.verifiedTo == 40);
  CHECK(report.good());
  CHECK(audit::verifyBundle(parts.text(), {}).newerThanAnchor == 40);
  CHECK(audit::verifyBundle(parts.text(), std::vector{parts.head}).newerThanAnchor == 0);
}

TEST_CASE("A source that fails at any call makes the log unreadable, and nothing worse") {
  const auto text = test::genuineLog().parts().text();
  for (int failAt = 0;; ++failAt) {
    FailingSource source(audit::BundleSource::open(text).value(), failAt);
    const auto report = audit::verifyLog(source, {});
    if (!source.failed()) {
      CHECK(report.good());
      CHECK(failAt > 40);
      break;
    }
    REQUIRE(report.verdict == Verdict::unreadable);
  }
}

TEST_CASE("A row whose own key does not follow is a gap at the place that it leaves") {
  struct Numbered : audit::BundleSource {
    explicit Numbered(audit::BundleSource source) : BundleSource(std::move(source)) {}
    base::Expected<bool> nextRow(audit::LogRow& row) override {
      auto more = BundleSource::nextRow(row);
      row.seq = m_next++;
      if (m_next == 7) ++m_next;
      return more;
    }
    std::int64_t m_next = 0;
  };
  const auto text = test::genuineLog().parts().text();
  Numbered source(audit::BundleSource::open(text).value());
  const auto report = audit::verifyLog(source, {});
  CHECK(report.verdict == Verdict::gap);
  CHECK(report.firstBad == 7);
}

TEST_CASE("Every verdict that is not good has an exit code of its own") {
  std::set<int> codes;
  for (const auto& [verdict, text] : base::allOf<Verdict>()) {
    const int code = audit::exitCodeOf(verdict);
    const bool good = verdict == Verdict::anchored || verdict == Verdict::unanchoredTail;
    CHECK((code == 0) == good);
    if (!good) CHECK(codes.insert(code).second);
  }
  CHECK(audit::exitCodeOf(Verdict::altered) == 1);
  CHECK(audit::exitCodeOf(Verdict::unreadable) == 5);
}

TEST_CASE("A restored log says so, and an anchor of the incarnation before says that records were lost") {
  using Catch::Matchers::Contains;
  const auto begun = [] {
    test::LogBuilder log;
    log.appendMany(3).credential(1).credential(2).appendMany(2);
    return log;
  };
  auto before = begun();
  before.appendMany(4);
  auto log = begun();
  log.restore().appendMany(6);
  const auto parts = log.parts();

  const auto good = audit::verifyBundle(parts.text(), {});
  REQUIRE(good.restores.size() == 1);
  CHECK(good.restores.front().seq == 8);
  CHECK(good.restores.front().known == 11);
  CHECK_THAT(good.words, Contains("restored at record 8 by two people") && Contains("11 records were known"));
  CHECK_THAT(good.words, Contains(good.restores.front().incarnation));

  const auto forked = audit::verifyBundle(parts.text(), std::vector{before.note()});
  CHECK(forked.verdict == Verdict::forked);
  CHECK_THAT(forked.words, Contains("restored at record 8") && Contains("lost"));
  before.appendMany(9);
  const auto truncated = audit::verifyBundle(parts.text(), std::vector{before.note()});
  CHECK(truncated.verdict == Verdict::truncated);
  CHECK_THAT(truncated.words, Contains("restored at record 8") && Contains("lost"));
}
