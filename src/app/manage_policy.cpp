// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_policy.hpp"

#include <algorithm>

#include "app/gatekeeper.hpp"
#include "app/lookup.hpp"
#include "app/two_person.hpp"
#include "app/two_person_kinds.hpp"
#include "base/plain_text.hpp"
#include "crypto/hash.hpp"
#include "domain/explain.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;

namespace {

constexpr std::int64_t kPolicyLimit = 1 << 20;  // bytes; a policy is written and read by people

Expected<PolicyView> view(ports::FileExchange& files, ports::PolicyRow row) {
  PolicyView answer;
  TRY(answer.policy, files.parsePolicy(row.toml));
  answer.policy.id = row.id;
  answer.policy.version = row.version;
  for (const auto& rule : answer.policy.rules) answer.ruleWords.push_back(domain::describe(rule));
  answer.row = std::move(row);
  return answer;
}

Expected<PolicyView> readPolicy(Context& context, const std::filesystem::path& file) {
  TRY(const auto bytes, context.services.files.readFile(file, kPolicyLimit));
  ports::PolicyRow row{.toml = std::string(base::asText(bytes))};
  TRY(auto answer, view(context.services.files, std::move(row)));
  answer.row.hash = answer.policy.hash;
  return answer;
}

domain::AuditEvent change(AuditType type, const Context& context, std::string object,
                          const std::optional<base::Digest>& after) {
  return {
      .type = type, .actor = context.actor, .change = domain::AuditChange{.object = std::move(object), .after = after}};
}

/// Over everything that a basis allows, so that widening it afterwards would contradict the log.
base::Digest contentHash(const domain::LegalBasis& basis) {
  std::string text = basis.id.text() + '\0' + std::string(base::word(basis.kind)) + '\0' + basis.reference + '\0';
  for (const auto purpose : basis.purposes) text += std::string(base::word(purpose)) + '\0';
  for (const auto& recipient : basis.recipients) text += recipient.text() + '\0';
  for (const auto category : basis.categories) text += std::string(base::word(category)) + '\0';
  for (const auto& nationality : basis.nationalities) text += nationality.code() + '\0';
  text += base::toText(basis.from) + '\0' + base::toText(basis.reviewBy);
  return crypto::sha256(base::asBytes(text));
}

/// What a second person reads before a basis is in force.
std::string contentOf(const domain::LegalBasis& basis) {
  std::string text = "kind " + std::string(base::word(basis.kind)) + "\nreference " + basis.reference + "\npurposes";
  for (const auto purpose : basis.purposes) text += " " + std::string(base::word(purpose));
  text += "\nrecipients";
  for (const auto& recipient : basis.recipients) text += " " + recipient.text();
  text += "\ncategories";
  for (const auto category : basis.categories) text += " " + std::string(base::word(category));
  text += "\nnationalities";
  for (const auto& nationality : basis.nationalities) text += " " + nationality.code();
  return text + "\nfrom " + base::toText(basis.from) + "\nreview_by " + base::toText(basis.reviewBy) + "\n";
}

/// A policy or basis and its proposal have one handle.
Expected<void> approveProposalOf(Context& context, const std::string& id, const Job& job) {
  TRY(const auto proposal, context.services.store.read().proposals().find(domain::ProposalId(id)));
  if (!proposal) return fail(Errc::conflict, "an earlier version of this program proposed it: propose it again");
  TRY_VOID(handle(context, DecideProposal{.id = id, .decision = DecideProposal::Decision::approve}, job));
  return {};
}

}  // namespace

Expected<ShowPolicies::Answer> handle(Context& context, const ShowPolicies&, const Job&) {
  auto& governance = context.services.store.read().governance();
  TRY(const auto inForce, governance.policyInForce());
  TRY(auto rows, governance.policies());
  ShowPolicies::Answer answer;
  for (auto& row : rows) {
    TRY(auto one, view(context.services.files, std::move(row)));
    one.inForce = inForce && inForce->id == one.row.id;
    if (one.inForce) answer.inForce = one;
    answer.all.push_back(std::move(one));
  }
  return answer;
}

Expected<CheckPolicy::Answer> handle(Context& context, const CheckPolicy& request, const Job&) {
  return readPolicy(context, request.file);
}

Expected<ProposePolicy::Answer> handle(Context& context, const ProposePolicy& request, const Job&) {
  auto& services = context.services;
  TRY(auto answer, readPolicy(context, request.file));
  answer.row.id = domain::PolicyId(services.random.handleText());
  answer.row.proposedBy = context.actor.user;
  answer.row.proposedAt = services.clock.now();
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.governance().addPolicy(answer.row));
    TRY_VOID(unit.log().record(
        change(AuditType::policyProposed, context, "policy:" + answer.row.id.text(), answer.row.hash)));
    TRY_VOID(propose(context, unit,
                     {.act = domain::TwoPersonAct::policy,
                      .id = domain::ProposalId(answer.row.id.text()),
                      .object = "policy:" + answer.row.id.text(),
                      .content = answer.row.toml}));
    return {};
  }));
  return answer;
}

Expected<ApprovePolicy::Answer> handle(Context& context, const ApprovePolicy& request, const Job& job) {
  auto& governance = context.services.store.read().governance();
  TRY(auto rows, governance.policies());
  TRY(const auto asked, pick(
                            std::move(rows), request.id, "policy", [](const auto& one) { return one.id.text(); },
                            [](const auto&) { return std::string(); }));
  TRY_VOID(approveProposalOf(context, asked.id.text(), job));
  TRY(auto row, governance.findPolicy(asked.id));
  if (!row) return fail(Errc::internal, "an approved policy is gone");
  TRY(auto answer, view(context.services.files, *std::move(row)));
  answer.inForce = true;
  return answer;
}

Expected<void> putPolicyIntoForce(Context& context, ports::WriteUnit& unit, const domain::Proposal& proposal) {
  TRY(auto row, unit.governance().findPolicy(domain::PolicyId(proposal.id.text())));
  if (!row) return fail(Errc::storeDamaged, "a proposal of a policy that is not here");
  TRY(const auto rows, unit.governance().policies());
  for (const auto& one : rows) row->version = std::max(row->version, one.version + 1);
  row->approvedBy = context.actor.user;
  row->approvedAt = context.services.clock.now();
  TRY(const auto before, unit.governance().policyInForce());
  TRY_VOID(unit.governance().approvePolicy(*row));
  auto event = change(AuditType::policyApproved, context, "policy:" + row->id.text(), row->hash);
  if (before) event.change->before = before->hash;
  event.change->approver = context.actor.user;
  event.change->detail = std::to_string(row->version);
  TRY_VOID(unit.log().record(event));
  return {};
}

Expected<ExplainPolicy::Answer> handle(Context& context, const ExplainPolicy& request, const Job&) {
  auto& services = context.services;
  auto& read = services.store.read();
  TRY(const auto rules, GateRules::load(read.governance(), services.files));
  TRY(const auto traveller, read.travellers().findByRef(request.travellerRef));
  if (!traveller) return fail(Errc::notFound, "no traveller of that reference is known here");
  TRY(const auto consents, read.travellers().consentsOf(traveller->id));
  domain::GateRequest asked{
      .purpose = request.purpose, .categories = request.categories, .basis = request.basis, .at = services.clock.now()};
  if (!request.recipient.empty()) {
    TRY(asked.recipient, domain::Recipient::parse(request.recipient));
  }
  const domain::GateFacts facts{.subject = traveller->id,
                                .nationality = traveller->nationality,
                                .birth = traveller->birth,
                                .consents = consents,
                                .bases = rules.bases,
                                .stops = rules.stops,
                                .policy = &rules.policy};
  ExplainPolicy::Answer answer;
  answer.decision = domain::decide(asked, facts);
  answer.words = domain::explain(asked, facts, answer.decision);
  return answer;
}

Expected<ProposeBasis::Answer> handle(Context& context, const ProposeBasis& request, const Job&) {
  auto& services = context.services;
  auto basis = request.basis;
  if (basis.kind != domain::BasisKind::statute && basis.kind != domain::BasisKind::courtOrder)
    return fail(Errc::invalidArgument, "a legal basis is a statute or a court order");
  if (basis.reference.empty() || basis.reference.size() > 200)
    return fail(Errc::invalidArgument, "a legal basis names its citation or order number (200 bytes at most)");
  TRY_VOID(base::checkPlainText(basis.reference, "the citation"));
  if (basis.purposes.empty()) return fail(Errc::invalidArgument, "a legal basis names at least one purpose");
  if (!basis.from.ok()) basis.from = base::dateOf(services.clock.now());
  if (!basis.reviewBy.ok() || basis.reviewBy < basis.from)
    return fail(Errc::invalidArgument, "a legal basis names the day by which it is reviewed, not before it begins");
  if (basis.recipients.empty()) basis.recipients = {domain::Recipient::thisSite()};
  if (basis.categories.empty()) basis.categories = imageAndTemplate();
  basis.id = domain::BasisId(services.random.handleText());
  basis.proposedBy = context.actor.user;
  basis.approvedBy = {};
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.governance().addBasis(basis));
    TRY_VOID(
        unit.log().record(change(AuditType::basisProposed, context, "basis:" + basis.id.text(), contentHash(basis))));
    TRY_VOID(propose(context, unit,
                     {.act = domain::TwoPersonAct::legalBasis,
                      .id = domain::ProposalId(basis.id.text()),
                      .object = "basis:" + basis.id.text(),
                      .content = contentOf(basis)}));
    return {};
  }));
  return basis;
}

Expected<ApproveBasis::Answer> handle(Context& context, const ApproveBasis& request, const Job& job) {
  const auto find = [&](std::string_view id) -> Expected<domain::LegalBasis> {
    TRY(auto rows, context.services.store.read().governance().bases());
    return pick(
        std::move(rows), id, "legal basis", [](const auto& one) { return one.id.text(); },
        [](const auto& one) { return one.reference; });
  };
  TRY(const auto asked, find(request.id));
  TRY_VOID(approveProposalOf(context, asked.id.text(), job));
  return find(asked.id.text());
}

Expected<void> putBasisIntoForce(Context& context, ports::WriteUnit& unit, const domain::Proposal& proposal) {
  TRY(auto rows, unit.governance().bases());
  const auto basis = std::ranges::find(rows, proposal.id.text(), [](const auto& one) { return one.id.text(); });
  if (basis == rows.end()) return fail(Errc::storeDamaged, "a proposal of a legal basis that is not here");
  basis->approvedBy = context.actor.user;
  TRY_VOID(unit.governance().approveBasis(basis->id, basis->approvedBy));
  auto event = change(AuditType::basisApproved, context, "basis:" + basis->id.text(), contentHash(*basis));
  event.change->approver = context.actor.user;
  TRY_VOID(unit.log().record(event));
  return {};
}

Expected<ListBases::Answer> handle(Context& context, const ListBases&, const Job&) {
  return context.services.store.read().governance().bases();
}

}  // namespace consentry::app
