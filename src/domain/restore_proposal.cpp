// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/restore_proposal.hpp"

#include <algorithm>

#include "domain/plain_lines.hpp"

namespace consentry::domain {
namespace {

constexpr std::string_view kTitle = "consentry-restore 1\n";

bool takeDigest(std::string_view& rest, std::string_view name, base::Digest& digest) {
  const auto line = takeLine(rest, name);
  const auto read = base::digestFromHex(line.value_or(""));
  if (read) digest = *read;
  return read.has_value();
}

bool takeHandle(std::string_view& rest, std::string_view name, std::string& handle) {
  constexpr std::size_t kBytes = 16;
  const auto line = takeLine(rest, name);
  const auto bytes = base::fromHex(line.value_or(""));
  if (!bytes || bytes->size() != kBytes) return false;
  handle = *line;
  return true;
}

bool readInto(RestoreProposal& proposal, std::string_view rest) {
  std::int64_t at = 0;
  std::string by;
  auto& plan = proposal.plan;
  if (!rest.starts_with(kTitle)) return false;
  rest.remove_prefix(kTitle.size());
  if (!takeHandle(rest, "log", proposal.log) || !takeNumber(rest, "records", proposal.records) ||
      !takeDigest(rest, "prev", plan.prev) || !takeDigest(rest, "from", plan.from) ||
      !takeDigest(rest, "reason", plan.reason) || !takeDigest(rest, "pin", plan.pin) ||
      !takeNumber(rest, "known", plan.known) || !takeNumber(rest, "at", at) || !takeHandle(rest, "by", by) ||
      !takeDigest(rest, "salt", proposal.salt))
    return false;
  plan.at = base::fromMicros(at);
  proposal.by = UserId(by);
  const auto words = takeLine(rest, "words");
  const auto signature = base::fromHex(takeLine(rest, "sig").value_or(""));
  if (!words || words->empty() || words->size() > kLongestRestoreReason || !signature ||
      signature->size() != proposal.signature.size())
    return false;
  proposal.reason = *words;
  std::ranges::copy(*signature, proposal.signature.begin());
  return rest.empty();
}

}  // namespace

std::string signedText(const RestorePlan& plan) {
  return "consentry store restore 1\n" + base::toHex(plan.prev) + "\n" + base::toHex(plan.from) + "\n" +
         base::toHex(plan.reason) + "\n" + base::toHex(plan.pin) + "\n" + std::to_string(plan.known) + "\n" +
         std::to_string(base::micros(plan.at)) + "\n";
}

std::string textOf(const RestoreProposal& proposal) {
  const auto& plan = proposal.plan;
  std::string text(kTitle);
  text += "log " + proposal.log + "\nrecords " + std::to_string(proposal.records);
  text += "\nprev " + base::toHex(plan.prev) + "\nfrom " + base::toHex(plan.from);
  text += "\nreason " + base::toHex(plan.reason) + "\npin " + base::toHex(plan.pin);
  text += "\nknown " + std::to_string(plan.known) + "\nat " + std::to_string(base::micros(plan.at));
  text += "\nby " + proposal.by.text() + "\nsalt " + base::toHex(proposal.salt) + "\nwords " + proposal.reason;
  text += "\nsig " + base::toHex(base::ByteView(proposal.signature)) + "\n";
  return text;
}

base::Expected<RestoreProposal> restoreProposalFromText(std::string_view text) {
  RestoreProposal proposal;
  // Written again it must be the same: so nothing has two spellings.
  if (!readInto(proposal, text) || textOf(proposal) != text)
    return base::fail(base::Errc::parse, "this is no proposal of a restore");
  return proposal;
}

}  // namespace consentry::domain
