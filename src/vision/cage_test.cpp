// SPDX-License-Identifier: GPL-3.0-or-later
#include "vision/cage_test.hpp"

#include <algorithm>
#include <initializer_list>

#include "vision/decoder_process.hpp"

namespace consentry::vision {

using app::ports::CageReport;
using decoder::Probe;

CageReport reportOf(const decoder::Hello& hello) {
  const auto held = [&](std::initializer_list<Probe> probes) {
    return std::ranges::all_of(
        probes, [&](Probe probe) { return (hello.held >> static_cast<std::uint32_t>(probe) & 1U) != 0; });
  };
  CageReport report;
  report.decodes = held({Probe::decode});
  report.seccomp = held({Probe::openFile, Probe::makeSocket, Probe::makeProcess, Probe::runProgram, Probe::makeCode});
  report.landlock = held({Probe::openFileLandlock}) ? static_cast<int>(hello.landlock) : 0;
  // The greeting is sent only from a cage that has closed, and it does not close without.
  report.noNewPrivileges = true;
  report.memoryLimited = held({Probe::takeMemory});
  if (!report.decodes) report.weaker.emplace_back("decoder");
  if (!report.seccomp) report.weaker.emplace_back("seccomp");
  if (report.landlock == 0) report.weaker.emplace_back("landlock");
  if (!report.memoryLimited) report.weaker.emplace_back("memory");
  if (hello.sanitized) report.weaker.emplace_back("sanitizer");
  return report;
}

CageReport testCage() {
  const auto process = DecoderProcess::start(findDecoder(), DecoderProcess::Start::selfTest);
  if (process) return reportOf((*process)->hello());
  CageReport report;
  report.weaker = {"decoder"};
  report.why = process.error().message();
  return report;
}

}  // namespace consentry::vision
