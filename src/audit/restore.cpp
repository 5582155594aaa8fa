// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/restore.hpp"

#include <vector>

#include "audit/canonical.hpp"
#include "audit/entry.hpp"
#include "audit/entry_members.hpp"

namespace consentry::audit {
namespace {

constexpr std::string_view kIncarnation = "incarnation:";
constexpr std::string_view kUser = "user:";

/// Lower-case hexadecimal of 16 bytes, as every handle is.
bool isHandle(std::string_view text) {
  return bytesFromHex<16>(text).has_value();
}

struct Parts {
  domain::RestorePlan plan;
  std::string incarnation;
  std::string actor;
  std::string by;
  crypto::Signature proposed;
  crypto::Signature agreed;
  std::string signedByActor;
};

std::optional<std::int64_t> countIn(const std::vector<CanonicalMember>& members, std::string_view key) {
  const auto member = std::ranges::find(members, key, &CanonicalMember::key);
  const auto number = member == members.end() ? std::nullopt : wholeNumber(member->value);
  return number && *number >= 0 ? number : std::nullopt;
}

/// Nothing unless each object has exactly the members that a restore is written with.
std::optional<Parts> partsOf(std::string_view bytes) {
  std::vector<CanonicalMember> members;
  if (!scanCanonicalObject(bytes, members)) return std::nullopt;
  const auto change = memberObject(members, "change");
  const auto restore = memberObject(members, "restore");
  const auto sig = memberObject(members, "sig");
  const auto object = memberText(change, "object").value_or("");
  const auto prev = bytesFromHex<32>(memberText(members, "prev"));
  const auto before = bytesFromHex<32>(memberText(change, "before"));
  const auto after = bytesFromHex<32>(memberText(change, "after"));
  const auto detail = bytesFromHex<32>(memberText(change, "detail"));
  const auto pin = bytesFromHex<32>(memberText(restore, "pin"));
  const auto proposed = bytesFromHex<64>(memberText(restore, "sig"));
  const auto signer = bytesFromHex<32>(memberText(sig, "by"));
  const auto agreed = bytesFromHex<64>(memberText(sig, "value"));
  const auto at = countIn(restore, "at");
  const auto known = countIn(restore, "known");
  const auto actor = memberText(members, "actor").value_or("");
  const auto by = memberText(restore, "by").value_or("");
  if (change.size() != 4 || restore.size() != 5 || sig.size() != 2 || !prev || !before || !after || !detail || !pin ||
      !proposed || !signer || !agreed || !at || !known || !isHandle(actor) || !isHandle(by) ||
      !object.starts_with(kIncarnation) || !isHandle(object.substr(kIncarnation.size())))
    return std::nullopt;
  return Parts{.plan = {.prev = {*prev},
                        .from = {*before},
                        .reason = {*after},
                        .pin = {*pin},
                        .known = *known,
                        .at = base::fromMicros(*at)},
               .incarnation = std::string(object.substr(kIncarnation.size())),
               .actor = std::string(actor),
               .by = std::string(by),
               .proposed = {*proposed},
               .agreed = {*agreed},
               .signedByActor = signedText(withoutSignature(bytes, members))};
}

}  // namespace

domain::AuditEvent restoredEvent(const domain::RestorePlan& plan, const std::string& incarnation,
                                 const crypto::PublicKey& next) {
  domain::AuditEvent event;
  event.type = domain::AuditType::storeRestored;
  auto& change = event.change.emplace();
  change.object = std::string(kIncarnation) + incarnation;
  change.before = plan.from;
  change.after = plan.reason;
  change.detail = base::toHex(next.value);
  return event;
}

void PeoplesKeys::take(std::string_view type, std::string_view bytes) {
  const bool names = type == base::word(domain::AuditType::credentialSet);
  if (!names && type != base::word(domain::AuditType::userDisabled)) return;
  std::vector<CanonicalMember> members;
  if (!scanCanonicalObject(bytes, members)) return;
  const auto change = memberObject(members, "change");
  auto user = memberText(change, "object").value_or("");
  if (!user.starts_with(kUser) || !isHandle(user.substr(kUser.size()))) return;
  user.remove_prefix(kUser.size());
  const auto key = bytesFromHex<32>(memberText(change, "after"));
  if (names && key) m_keys.insert_or_assign(std::string(user), crypto::PublicKey{*key});
  if (!names) m_keys.erase(std::string(user));
}

std::optional<crypto::PublicKey> PeoplesKeys::find(std::string_view user) const {
  const auto found = m_keys.find(user);
  return found == m_keys.end() ? std::nullopt : std::optional(found->second);
}

std::optional<AgreedRestore> agreedRestore(std::int64_t seq, std::string_view bytes, const PeoplesKeys& people) {
  const auto parts = partsOf(bytes);
  if (!parts) return std::nullopt;
  const auto proposer = people.find(parts->by);
  const auto approver = people.find(parts->actor);
  if (!proposer || !approver || *proposer == *approver) return std::nullopt;
  if (!crypto::verify(*proposer, base::asBytes(domain::signedText(parts->plan)), parts->proposed) ||
      !crypto::verify(*approver, base::asBytes(parts->signedByActor), parts->agreed))
    return std::nullopt;
  return AgreedRestore{.seq = seq, .incarnation = parts->incarnation, .known = parts->plan.known};
}

std::optional<base::Digest> pinBeforeRestore(std::string_view bytes) {
  const auto parts = partsOf(bytes);
  return parts ? std::optional(parts->plan.pin) : std::nullopt;
}

}  // namespace consentry::audit
