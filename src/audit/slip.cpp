// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/slip.hpp"

#include <fmt/format.h>

#include "audit/checkpoint.hpp"

namespace consentry::audit {

base::Expected<std::string> slipText(std::string_view note, std::string_view site) {
  TRY(const auto parsed, parseCheckpoint(note));
  const Checkpoint& checkpoint = parsed.checkpoint;
  return fmt::format(
      "CONSENTRY LOG SLIP\n"
      "Site: {}\n"
      "Log: {}\n"
      "Records covered: {}\n"
      "Written: {}\n"
      "\n"
      "Keep this slip away from the computer. As long as you hold it, nobody can change,\n"
      "reorder, insert or remove one of these records without the verifier saying so.\n"
      "To check: copy the lines below (or scan the code) into a file and run\n"
      "  consentry-cli audit verify --anchor FILE\n"
      "\n"
      "{}",
      site, checkpoint.log, checkpoint.size, base::toText(checkpoint.at), note);
}

}  // namespace consentry::audit
