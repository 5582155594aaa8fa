// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/signatures.hpp"

#include <vector>

#include "audit/canonical.hpp"
#include "audit/entry.hpp"
#include "audit/entry_members.hpp"
#include "domain/signed_acts.hpp"

namespace consentry::audit {
namespace {

constexpr std::string_view kEnd = R"(","v":1})";
// A quote inside text is escaped, so these bytes stand nowhere but at such a member.
constexpr std::string_view kSignature = R"("sig":{)";

/// The word of `type`, the last member but one, without reading the whole entry.
std::string_view typeOf(std::string_view bytes) {
  if (!bytes.ends_with(kEnd)) return {};
  bytes.remove_suffix(kEnd.size());
  const auto quote = bytes.rfind('"');
  return quote == std::string_view::npos ? std::string_view() : bytes.substr(quote + 1);
}

}  // namespace

void SignatureCheck::take(std::string_view bytes) {
  const std::string complaint = complaintAbout(bytes);
  if (!complaint.empty() && ++m_report.wrong == 1) {
    m_report.firstWrong = m_place;
    m_report.words = complaint;
  }
  ++m_place;
}

std::string SignatureCheck::complaintAbout(std::string_view bytes) {
  const auto type = base::fromWord<domain::AuditType>(typeOf(bytes));
  const bool asks = type && domain::carriesSignature(*type);
  const bool has = bytes.find(kSignature) != std::string_view::npos;
  if (!asks && !has) return {};
  std::vector<CanonicalMember> members;
  if (!scanCanonicalObject(bytes, members)) return "the entry is not in canonical form";
  const auto actor = memberText(members, "actor");
  const auto known = actor ? m_keys.find(*actor) : m_keys.end();
  std::string complaint;
  if (has) {
    const auto signature = memberObject(members, "sig");
    const auto by = bytesFromHex<32>(memberText(signature, "by"));
    const auto value = bytesFromHex<64>(memberText(signature, "value"));
    if (!by || !value)
      complaint = "its signature is none";
    else if (known == m_keys.end() || known->second.value != *by)
      complaint = "its key was not that person's";
    else if (!crypto::verify({*by}, base::asBytes(signedText(withoutSignature(bytes, members))), {*value}))
      complaint = "its signature is not over this entry";
    else
      ++m_report.good;
  } else if (known != m_keys.end()) {
    complaint = "it is not signed, though that person had a key";
  }
  if (type != domain::AuditType::credentialSet) return complaint;
  const auto change = memberObject(members, "change");
  const auto key = bytesFromHex<32>(memberText(change, "after"));
  constexpr std::string_view kUser = "user:";
  auto user = memberText(change, "object").value_or("");
  if (!key || !user.starts_with(kUser)) return complaint.empty() ? "it sets nobody's key" : complaint;
  user.remove_prefix(kUser.size());
  // Nobody stands behind the first key of a store; any later one has somebody who set it.
  if (!actor && m_keys.contains(user)) return "it changes a person's key in nobody's name";
  if (complaint.empty()) m_keys.insert_or_assign(std::string(user), crypto::PublicKey{*key});
  return complaint;
}

}  // namespace consentry::audit
