// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lookup.hpp"
#include "app/manage_policy.hpp"
#include "base/plain_text.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

/// The stable text of what is stopped; lists are named by handle, because a name can be given again.
Expected<std::string> resolve(Context& context, domain::StopScope scope, const std::string& what) {
  switch (scope) {
    case domain::StopScope::site:
      if (!what.empty()) return fail(Errc::invalidArgument, "a stop of the whole site names nothing else");
      return std::string();
    case domain::StopScope::purpose:
      if (!base::fromWord<domain::Purpose>(what)) return fail(Errc::invalidArgument, "no such purpose");
      return what;
    case domain::StopScope::nationality: {
      const auto nationality = domain::Nationality::parse(what);
      if (!nationality) return fail(Errc::invalidArgument, nationality.error().message());
      return nationality->code();
    }
    case domain::StopScope::watchlist: {
      TRY(const auto list, pickList(context.services.store.read(), what));
      return list.id.text();
    }
  }
  return fail(Errc::internal, "unknown stop scope");
}

domain::AuditEvent stopEvent(domain::AuditType type, const Context& context, const domain::Stop& stop) {
  std::string detail(base::word(stop.scope));
  if (!stop.what.empty()) detail += ":" + stop.what;
  return {.type = type,
          .actor = context.actor,
          .change = domain::AuditChange{.object = "stop:" + stop.id.text(), .detail = std::move(detail)}};
}

}  // namespace

Expected<StopOn::Answer> handle(Context& context, const StopOn& request, const Job&) {
  auto& services = context.services;
  TRY_VOID(base::checkPlainText(request.why, "the reason of a stop"));
  domain::Stop stop{.id = domain::StopId(services.random.handleText()),
                    .scope = request.scope,
                    .by = context.actor.user,
                    .at = services.clock.now(),
                    .why = request.why};
  TRY(stop.what, resolve(context, request.scope, request.what));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY_VOID(unit.governance().addStop(stop));
    TRY_VOID(unit.log().record(stopEvent(domain::AuditType::stopOn, context, stop)));
    return {};
  }));
  return stop;
}

Expected<StopOff::Answer> handle(Context& context, const StopOff& request, const Job&) {
  auto& services = context.services;
  domain::Stop stop;
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(auto rows, unit.governance().stopsInForce());
    TRY(stop, pick(
                  std::move(rows), request.id, "stop", [](const auto& one) { return one.id.text(); },
                  [](const auto& one) { return std::string(base::word(one.scope)); }));
    TRY_VOID(unit.governance().liftStop(stop.id, context.actor.user, services.clock.now()));
    TRY_VOID(unit.log().record(stopEvent(domain::AuditType::stopOff, context, stop)));
    return {};
  }));
  return stop;
}

Expected<ShowStops::Answer> handle(Context& context, const ShowStops&, const Job&) {
  return context.services.store.read().governance().stopsInForce();
}

}  // namespace consentry::app
