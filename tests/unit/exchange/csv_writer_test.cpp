// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv_writer.hpp"

#include <catch2/catch.hpp>

#include "exchange/csv_reader.hpp"

using consentry::exchange::CsvReader;
using consentry::exchange::CsvWriter;

TEST_CASE("what is written reads back, quotation marks and line breaks included") {
  CsvWriter writer({"a", "b"});
  writer.row({"x, \"y\"", "two\nlines"});
  CHECK(writer.text() == "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n");
  CsvReader reader(writer.text());
  REQUIRE(reader.next());
  CHECK(reader.next()->fields == std::vector<std::string>{"x, \"y\"", "two\nlines"});
}

TEST_CASE("cells that a spreadsheet would run are neutralised, numbers are not") {
  CsvWriter writer({"cell"});
  for (const char* cell : {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "-0.5", "-3", "1e5", "−2", ""})
    writer.row({cell});
  CHECK(writer.text() ==
        "cell\r\n'=1+1\r\n'+cmd|' /C calc'!A0\r\n'-2+3\r\n'@SUM(A1)\r\n'\t=1\r\n-0.5\r\n-3\r\n1e5\r\n−2\r\n\r\n");
}
