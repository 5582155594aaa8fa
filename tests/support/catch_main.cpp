// SPDX-License-Identifier: GPL-3.0-or-later
// The only translation unit that compiles Catch2's runner, so that every test program links it ready-made.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <cstdlib>

int main(int count, char** arguments) {
  setenv("CONSENTRY_DECODER", CONSENTRY_TEST_DECODER, 0);
  return Catch::Session().run(count, arguments);
}
