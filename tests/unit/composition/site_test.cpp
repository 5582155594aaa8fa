// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/site.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>

using namespace consentry;

TEST_CASE("a program that opens a store leaves no core dump and lets nobody attach") {
  composition::SiteOptions options;
  options.store = "/nonexistent";
  CHECK_FALSE(composition::Site::open(options).has_value());
  rlimit core{};
  REQUIRE(getrlimit(RLIMIT_CORE, &core) == 0);
  CHECK(core.rlim_cur == 0);
  CHECK(core.rlim_max == 0);
  CHECK(prctl(PR_GET_DUMPABLE) == 0);
}
