// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/slip_page.hpp"

#include <catch2/catch.hpp>

#include "audit/checkpoint.hpp"

using namespace consentry;

TEST_CASE("a slip holds the checkpoint, its code and nothing from outside") {
  const auto key = crypto::SecretKey::generate();
  REQUIRE(key);
  audit::Checkpoint checkpoint;
  checkpoint.log = std::string(32, 'a');
  checkpoint.size = 1234;
  checkpoint.at = base::fromMicros(1'795'000'000'000'000);
  const std::string note = audit::signCheckpoint(checkpoint, *key);
  const auto page = exchange::slipHtml(note, "Site <script>alert(\"1\")</script> & co");
  REQUIRE(page);
  CHECK(page->contains("1234 records"));
  CHECK(page->contains("<svg"));
  CHECK(page->contains("Site &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co"));
  CHECK_FALSE(page->contains("<script"));
  CHECK_FALSE(page->contains("src="));
  CHECK_FALSE(page->contains("href="));
  CHECK(audit::findCheckpoint(*page)->checkpoint == checkpoint);  // the page itself is an anchor
  CHECK(exchange::slipHtml("not a note", "").error().code() == base::Errc::parse);
}
