// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_erasures.hpp"

#include <algorithm>

#include "app/lookup.hpp"
#include "base/plain_text.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;
using domain::AuditType;

namespace {

constexpr std::size_t kLongestReason = 1000;    // bytes
constexpr std::size_t kLongestReference = 200;  // bytes

domain::AuditEvent holdEvent(AuditType type, const Context& context, const domain::LegalHold& hold) {
  return {.type = type,
          .actor = context.actor,
          .subject = domain::TravellerId(hold.subject),
          .change = domain::AuditChange{.object = "hold:" + hold.id.text()}};
}

Expected<void> checkReason(const std::string& reason, const Subject& subject) {
  if (reason.empty() || reason.size() > kLongestReason)
    return fail(Errc::invalidArgument, "an erasure states its reason in 1 to 1,000 bytes");
  TRY_VOID(base::checkPlainText(reason, "the reason"));
  // The words outlive the person: they must not bring the name back.
  if (!subject.ref.empty() && reason.find(subject.ref) != std::string::npos)
    return fail(Errc::invalidArgument, "the reason names the person who is to be erased; leave the name out");
  return {};
}

Expected<std::string> reasonOfOrder(ports::ReadView& read, const domain::ProposalId& id) {
  TRY(const auto proposal, read.proposals().find(id));
  if (!proposal) return fail(Errc::storeDamaged, "an order without its proposal");
  return proposal->reason;
}

Expected<ports::OrderPart> orderPart(ports::ReadView& read, const domain::ProposalId& id) {
  TRY(const auto order, read.erasures().findOrder(id));
  if (!order) return fail(Errc::storeDamaged, "an erasure by an order that is not there");
  ports::OrderPart part{.order = *order};
  TRY(const auto agreed, read.erasures().peopleOf(id));
  part.agreed = std::ssize(agreed);
  TRY(const auto erased, read.erasures().erasuresBy(id));
  part.erased = std::ssize(erased);
  TRY(part.exceptions, read.erasures().exceptionsOf(id));
  return part;
}

/// Errc::notFound when there is no erasure of that name.
Expected<ports::ErasureRow> pickErasure(ports::ReadView& read, const std::string& what) {
  TRY(auto rows, read.erasures().erasures());
  return pick(
      std::move(rows), what, "erasure", [](const auto& row) { return row.id.text(); },
      [](const auto&) { return std::string(); });
}

Expected<void> addProof(ports::ReadView& read, std::int64_t seq, const std::optional<base::Digest>& content,
                        ports::ErasureCertificate& certificate) {
  TRY(certificate.proof, read.log().prove(seq));
  certificate.entryAgrees =
      !content || certificate.proof.entry.find("\"after\":\"" + base::toHex(*content) + "\"") != std::string::npos;
  return {};
}

Expected<ports::ErasureCertificate> certificateOf(ports::ReadView& read, ports::ErasureRow erasure) {
  ports::ErasureCertificate certificate{.by = erasure.by, .at = erasure.at, .counts = erasure.counts};
  TRY(certificate.reason, read.erasures().reasonOf(erasure.id));
  TRY(certificate.checks, read.erasures().checksOf(erasure.id));
  TRY(certificate.renewal, read.erasures().findRenewal(erasure.renewal));
  if (!erasure.order.empty()) {
    TRY(certificate.order, orderPart(read, erasure.order));
    TRY(certificate.reason, reasonOfOrder(read, erasure.order));
  }
  TRY_VOID(addProof(read, erasure.logSeq, hashOfErasure(erasure), certificate));
  certificate.person = std::move(erasure);
  return certificate;
}

Expected<ports::ErasureCertificate> certificateOfOrder(ports::ReadView& read, const std::string& what) {
  TRY(auto orders, read.erasures().orders());
  TRY(const auto order, pick(
                            std::move(orders), what, "erasure", [](const auto& row) { return row.proposal.text(); },
                            [](const auto&) { return std::string(); }));
  if (!order.finishedAt) return fail(Errc::conflict, "this order is not finished: there is nothing to certify yet");
  ports::ErasureCertificate certificate{.at = *order.finishedAt};
  TRY(certificate.order, orderPart(read, order.proposal));
  TRY(certificate.reason, reasonOfOrder(read, order.proposal));
  TRY(const auto erased, read.erasures().erasuresBy(order.proposal));
  std::int64_t renewal = 0;
  for (const auto& one : erased) {
    domain::addTo(certificate.counts, one.counts);
    certificate.by = one.by;
    renewal = std::max(renewal, one.renewal);
  }
  TRY(certificate.renewal, read.erasures().findRenewal(renewal));
  TRY_VOID(addProof(read, order.finishedSeq, std::nullopt, certificate));
  return certificate;
}

/// Looks for everything anew.
Expected<std::int64_t> lookAgain(ports::ReadView& read, const ports::ErasureCertificate& certificate) {
  std::int64_t found = 0;
  std::vector<ports::ErasureRow> people;
  if (certificate.person) {
    people.push_back(*certificate.person);
  } else if (certificate.order) {
    TRY(people, read.erasures().erasuresBy(certificate.order->order.proposal));
  }
  for (const auto& one : people) {
    TRY(const auto standing, read.erasures().standing(one.subject));
    found += domain::sumOf(standing);
  }
  return found;
}

}  // namespace

Expected<RenewalView> renewalNow(Services& services) {
  RenewalView view;
  TRY(view.renewal, services.store.read().erasures().renewal());
  view.state = domain::stateOf(view.renewal, services.clock.now());
  return view;
}

Expected<ErasePerson::Answer> handle(Context& context, const ErasePerson& request, const Job&) {
  auto& services = context.services;
  TRY(const auto subject, findSubject(services.store.read(), request.person));
  TRY_VOID(checkReason(request.reason, subject));
  ErasePerson::Answer answer;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(answer.erasure, erasePerson(services, unit, subject, {.by = &context, .reason = request.reason}));
    return {};
  }));
  TRY(answer.readBack, readBack(services, {answer.erasure}, context.actor));
  if (request.renewNow) TRY_VOID(renewKeysIfAsked(services, context.actor));
  TRY(answer.renewal, renewalNow(services));
  return answer;
}

Expected<ListErasures::Answer> handle(Context& context, const ListErasures&, const Job&) {
  ListErasures::Answer answer;
  TRY(answer.erasures, context.services.store.read().erasures().erasures());
  TRY(answer.renewal, renewalNow(context.services));
  return answer;
}

Expected<ShowCertificate::Answer> handle(Context& context, const ShowCertificate& request, const Job&) {
  auto& services = context.services;
  auto& read = services.store.read();
  ports::ErasureCertificate certificate;
  if (auto erasure = pickErasure(read, request.id)) {
    TRY(certificate, certificateOf(read, *std::move(erasure)));
  } else if (erasure.error().code() != Errc::notFound) {
    return std::unexpected(std::move(erasure).error());
  } else {
    TRY(certificate, certificateOfOrder(read, request.id));
  }
  certificate.byName = certificate.by.empty() ? "" : displayName(read, certificate.by);
  if (request.check) {
    TRY(certificate.foundNow, lookAgain(read, certificate));
  }
  if (request.page) {
    const std::string page = services.files.erasurePage(certificate);
    TRY_VOID(services.files.writeFile(*request.page, base::asBytes(page), false));
  }
  return certificate;
}

Expected<RenewKeys::Answer> handle(Context& context, const RenewKeys&, const Job&) {
  TRY_VOID(renewKeysIfAsked(context.services, context.actor));
  TRY(auto view, renewalNow(context.services));
  if (!view.renewal) return fail(Errc::conflict, "no erasure has asked for a renewal of the keys");
  return view;
}

Expected<PlaceHold::Answer> handle(Context& context, const PlaceHold& request, const Job&) {
  auto& services = context.services;
  if (request.reference.empty() || request.reference.size() > kLongestReference)
    return fail(Errc::invalidArgument, "a legal hold names what asks for it in 1 to 200 bytes");
  TRY_VOID(base::checkPlainText(request.reference, "the reference of a hold"));
  TRY(const auto subject, findSubject(services.store.read(), request.person));
  const domain::LegalHold hold{.id = domain::HoldId(services.random.handleText()),
                               .subject = subject.handle,
                               .reference = request.reference,
                               .placedBy = context.actor.user,
                               .placedAt = services.clock.now()};
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto erased, unit.erasures().findOf(hold.subject));
    if (erased) return fail(Errc::conflict, "this person was erased: there is nothing left to hold");
    TRY_VOID(unit.erasures().addHold(hold));
    TRY_VOID(unit.log().record(holdEvent(AuditType::holdPlaced, context, hold)));
    return {};
  }));
  return hold;
}

Expected<LiftHold::Answer> handle(Context& context, const LiftHold& request, const Job&) {
  auto& services = context.services;
  domain::LegalHold hold;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(auto rows, unit.erasures().holds());
    TRY(hold, pick(
                  std::move(rows), request.id, "hold", [](const auto& one) { return one.id.text(); },
                  [](const auto&) { return std::string(); }));
    if (hold.liftedAt) return fail(Errc::conflict, "this hold was lifted before");
    hold.liftedBy = context.actor.user;
    hold.liftedAt = services.clock.now();
    TRY_VOID(unit.erasures().liftHold(hold));
    TRY_VOID(unit.log().record(holdEvent(AuditType::holdLifted, context, hold)));
    return {};
  }));
  return hold;
}

Expected<ListHolds::Answer> handle(Context& context, const ListHolds& request, const Job&) {
  TRY(auto holds, context.services.store.read().erasures().holds());
  if (!request.all) std::erase_if(holds, [](const auto& hold) { return hold.liftedAt.has_value(); });
  return holds;
}

}  // namespace consentry::app
