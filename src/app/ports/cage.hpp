// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace consentry::app::ports {

/// What the self-test of the caged decoder found. The walls were tried from inside, not assumed.
struct CageReport {
  bool decodes = false;  ///< it starts, shuts itself in and decodes; else no photograph can be opened here
  bool seccomp = false;  ///< files, sockets, processes, programs and memory to run were all refused
  int landlock = 0;      ///< version of the kernel's interface, proven to refuse a file; 0: not
  bool noNewPrivileges = false;
  bool memoryLimited = false;
  /// What does not hold, as stable words: "decoder", "seccomp", "landlock", "memory", "sanitizer" (a build for
  /// testing, whose cage is wider). Empty when every wall holds.
  std::vector<std::string> weaker;
  std::string why;  ///< with "decoder": why it does not start, for people
};

}  // namespace consentry::app::ports
