// SPDX-License-Identifier: GPL-3.0-or-later
// The only translation unit that compiles Catch2's runner, so that every test program links it ready-made.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
