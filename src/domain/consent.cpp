// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/consent.hpp"

namespace consentry::domain {
namespace {

bool allows(ConsentState state) {
  return state == ConsentState::given || state == ConsentState::reaffirmed;
}

bool isOver(const ConsentEvent& event, base::Instant at) {
  return event.expires && *event.expires <= at;
}

}  // namespace

const ConsentEvent* ConsentRecord::eventAt(base::Instant at) const {
  const ConsentEvent* inForce = nullptr;
  for (const ConsentEvent& event : events)
    if (event.at <= at) inForce = &event;
  return inForce;
}

ConsentState ConsentRecord::stateAt(base::Instant at) const {
  const ConsentEvent* event = eventAt(at);
  if (event == nullptr) return ConsentState::none;
  return allows(event->state) && isOver(*event, at) ? ConsentState::expired : event->state;
}

bool consentMayGo(ConsentState from, ConsentState to) {
  using enum ConsentState;
  switch (from) {
    case none:
      return to == requested || to == given || to == refused;
    case requested:
      return to == given || to == refused;
    case given:
    case reaffirmed:
      return to == reaffirmed || to == withdrawn || to == expired || to == terminated || to == invalidated;
    case refused:
    case withdrawn:
    case expired:
    case terminated:
    case invalidated:
      return false;
  }
  return false;
}

base::Expected<ConsentRecord> withEvent(ConsentRecord record, ConsentEvent event) {
  const auto conflict = [](const char* why) { return base::fail(base::Errc::conflict, why); };
  const ConsentEvent* last = record.events.empty() ? nullptr : &record.events.back();
  const ConsentState from = last == nullptr ? ConsentState::none : record.stateAt(event.at);
  if (last != nullptr && event.at < last->at) return conflict("a consent event cannot precede the one before it");
  // A consent that has run out may still be marked as expired, so that the record says it in its own words.
  const bool marksExpiry = event.state == ConsentState::expired && from == ConsentState::expired && allows(last->state);
  if (!marksExpiry && !consentMayGo(from, event.state))
    return conflict("the consent's state does not allow this event");
  const int number = last == nullptr ? 1 : last->number + 1;
  if (event.number != 0 && event.number != number) return conflict("another event was recorded meanwhile");
  if (event.expires && !allows(event.state)) return conflict("only a given or reaffirmed consent has an expiry");
  if (isOver(event, event.at)) return conflict("a consent cannot expire before it is given");
  event.number = number;
  record.events.push_back(event);
  return record;
}

}  // namespace consentry::domain
