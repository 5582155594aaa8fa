// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdlib.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "samples.hpp"
#include "vision/cage_test.hpp"
#include "vision/caged_decoder.hpp"
#include "vision/photograph.hpp"

using namespace consentry;
using namespace consentry::test;
using namespace consentry::vision;
using base::Errc;
using decoder::Hello;
using decoder::Probe;

namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "consentry-cage-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    m_path = name;
  }
  ~Folder() { fs::remove_all(m_path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return m_path; }

 private:
  fs::path m_path;
};

base::Bytes bytesOf(const std::string& text) {
  const auto view = base::asBytes(text);
  return {view.begin(), view.end()};
}

constexpr std::uint32_t kAllHeld = (1U << decoder::kProbes) - 1;

Hello without(Probe probe) {
  return {
      .landlock = 3, .sanitized = false, .tried = kAllHeld, .held = kAllHeld & ~(1U << static_cast<unsigned>(probe))};
}

}  // namespace

TEST_CASE("An attacker inside the cage is ended, costs one photograph and is replaced") {
  const Folder folder;
  const auto loot = folder.path() / "loot";
  std::ofstream(folder.path() / "secret") << "secret";
  CagedDecoder caged(CONSENTRY_POSSESSED_DECODER);
  const auto good = jpegOf(fourColours(301, 203));
  for (const std::string& order : {"open " + (folder.path() / "secret").string(), "create " + loot.string(),
                                   std::string("socket"), std::string("fork"), std::string("exec")}) {
    INFO(order);
    REQUIRE(Photograph::open(caged, good).has_value());
    const pid_t before = caged.processId();
    const auto file = bytesOf(order);
    const auto opened = Photograph::open(caged, file);
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code() == Errc::unreadable);
    CHECK(opened.error().message() == "the decoder broke down over this photograph");
    CHECK_FALSE(fs::exists(loot));
    REQUIRE(Photograph::open(caged, good).has_value());
    CHECK(caged.processId() != before);
  }
  INFO("what is no order is only no photograph");
  const auto nonsense = bytesOf("nonsense");
  const auto opened = Photograph::open(caged, nonsense);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().message() != "the decoder broke down over this photograph");
}

TEST_CASE("Each wall that does not hold is named") {
  CHECK(reportOf({.landlock = 3, .sanitized = false, .tried = kAllHeld, .held = kAllHeld}).weaker.empty());
  for (const Probe probe :
       {Probe::openFile, Probe::makeSocket, Probe::makeProcess, Probe::runProgram, Probe::makeCode}) {
    INFO("probe " << static_cast<int>(probe));
    CHECK_FALSE(reportOf(without(probe)).seccomp);
    CHECK(reportOf(without(probe)).weaker == std::vector<std::string>{"seccomp"});
  }
  CHECK(reportOf(without(Probe::openFileLandlock)).weaker == std::vector<std::string>{"landlock"});
  CHECK(reportOf(without(Probe::openFileLandlock)).landlock == 0);
  CHECK(reportOf(without(Probe::takeMemory)).weaker == std::vector<std::string>{"memory"});
  CHECK(reportOf(without(Probe::decode)).weaker == std::vector<std::string>{"decoder"});
  CHECK_FALSE(reportOf(without(Probe::decode)).decodes);
  auto sanitized = without(Probe::takeMemory);
  sanitized.sanitized = true;
  CHECK(reportOf(sanitized).weaker == std::vector<std::string>{"memory", "sanitizer"});
}

TEST_CASE("The self-test of a program without Landlock says so") {
  const Folder folder;
  const auto program = folder.path() / "weak-decoder";
  fs::copy_file(CONSENTRY_POSSESSED_DECODER, program);
  REQUIRE(::setenv("CONSENTRY_DECODER", program.c_str(), 1) == 0);
  const auto report = testCage();
  REQUIRE(::unsetenv("CONSENTRY_DECODER") == 0);
  CHECK(report.decodes);
  CHECK(report.landlock == 0);
  CHECK(std::ranges::find(report.weaker, "landlock") != report.weaker.end());
}
