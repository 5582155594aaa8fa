// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store_findings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "app/inspect_log.hpp"
#include "app/make_backup.hpp"
#include "app/manage_erasures.hpp"
#include "fixture.hpp"

using namespace consentry;
using app::ports::Finding;
using app::ports::Health;
using test::Desk;

namespace {

class Copier final : public app::ports::StoreCopier {
 public:
  explicit Copier(bool works) : m_works(works) {}
  base::Expected<app::ports::StoreCopy> copyTo(const app::ports::StoreCopyRequest&) override {
    if (!m_works) return base::fail(base::Errc::ioError, "the disk is gone");
    return app::ports::StoreCopy{};
  }

 private:
  bool m_works;
};

Finding found(Desk& desk, std::string_view what) {
  const auto findings = app::storeFindings(*desk.services);
  REQUIRE(findings);
  const auto one = std::ranges::find(*findings, what, &Finding::what);
  REQUIRE(one != findings->end());
  return *one;
}

}  // namespace

TEST_CASE("a store says when its last backup was made") {
  Desk desk;
  CHECK(found(desk, "backup").health == Health::warning);
  CHECK_FALSE(found(desk, "backup").next.empty());

  Copier fails(false);
  CHECK(desk.refused("admin", app::MakeBackup{&fails, desk.folder / "b"}) == base::Errc::ioError);
  INFO("one that failed is none");
  CHECK(found(desk, "backup").health == Health::warning);

  Copier works(true);
  desk.must("admin", app::MakeBackup{&works, desk.folder / "b"});
  CHECK(found(desk, "backup").health == Health::good);
  CHECK(found(desk, "backup").words.starts_with("made today; 0 records"));
  desk.clock.pass(std::chrono::days(7));
  CHECK(found(desk, "backup").health == Health::good);
  desk.clock.pass(std::chrono::days(1));
  CHECK(found(desk, "backup").health == Health::warning);
  CHECK(found(desk, "backup").words.find("8 days ago") != std::string::npos);
}

TEST_CASE("a store says when an erasure waits for new keys") {
  Desk desk;
  desk.govern();
  desk.giveConsent("T-1");
  CHECK(found(desk, "key_renewal").health == Health::good);
  desk.must("han", app::ErasePerson{.person = "T-1", .reason = "asked"});
  CHECK(found(desk, "key_renewal").health == Health::note);
  desk.clock.pass(std::chrono::hours(25));
  CHECK(found(desk, "key_renewal").health == Health::attention);
  desk.must("admin", app::RenewKeys{});
  CHECK(found(desk, "key_renewal").health == Health::good);
}

TEST_CASE("a store says when its log was last anchored outside") {
  Desk desk;
  CHECK(found(desk, "anchor").health == Health::warning);
  const auto stick = desk.folder / "stick";
  std::filesystem::create_directory(stick);
  desk.must("choi", app::AnchorLog{stick});
  CHECK(found(desk, "anchor").health == Health::good);
  desk.clock.pass(std::chrono::days(32));
  CHECK(found(desk, "anchor").health == Health::warning);
}
