// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/erase_person.hpp"
#include "app/ports/erasures.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// Where the keys stand.
struct RenewalView {
  domain::RenewalState state = domain::RenewalState::none;
  std::optional<domain::KeyRenewal> renewal;
};

/// Erases one person: everything that identifies them is destroyed, then their key.
struct ErasePerson {
  struct Answer {
    ports::ErasureRow erasure;
    ReadBack readBack;
    RenewalView renewal;
  };
  static constexpr auto kAct = domain::Act::erase;
  std::string person;  ///< a traveller's reference or handle, or a listed person's handle
  std::string reason;  ///< why, in words; kept apart, never in the log
  bool renewNow = false;
};
[[nodiscard]] base::Expected<ErasePerson::Answer> handle(Context& context, const ErasePerson& request, const Job& job);

/// Erasures, newest first, and whether the keys are still to be renewed.
struct ListErasures {
  struct Answer {
    std::vector<ports::ErasureRow> erasures;
    RenewalView renewal;
  };
  static constexpr auto kAct = domain::Act::seeErasures;
};
[[nodiscard]] base::Expected<ListErasures::Answer> handle(Context& context, const ListErasures& request,
                                                          const Job& job);

/// The certificate of an erasure or of a finished order. With `check` everything is looked for anew.
struct ShowCertificate {
  using Answer = ports::ErasureCertificate;
  static constexpr auto kAct = domain::Act::seeErasures;
  std::string id;  ///< of an erasure or an order, or its unique beginning
  bool check = false;
  std::optional<std::filesystem::path> page{};  ///< an HTML page; never overwritten
};
[[nodiscard]] base::Expected<ShowCertificate::Answer> handle(Context& context, const ShowCertificate& request,
                                                             const Job& job);

/// The keys of everybody who stays are wrapped anew, when an erasure asked for it.
struct RenewKeys {
  using Answer = RenewalView;
  static constexpr auto kAct = domain::Act::renewKeys;
};
[[nodiscard]] base::Expected<RenewKeys::Answer> handle(Context& context, const RenewKeys& request, const Job& job);

struct PlaceHold {
  using Answer = domain::LegalHold;
  static constexpr auto kAct = domain::Act::holdSubject;
  std::string person;
  std::string reference;  ///< what asks for it: a court order's number
};
[[nodiscard]] base::Expected<PlaceHold::Answer> handle(Context& context, const PlaceHold& request, const Job& job);

struct LiftHold {
  using Answer = domain::LegalHold;
  static constexpr auto kAct = domain::Act::holdSubject;
  std::string id;
};
[[nodiscard]] base::Expected<LiftHold::Answer> handle(Context& context, const LiftHold& request, const Job& job);

struct ListHolds {
  using Answer = std::vector<domain::LegalHold>;
  static constexpr auto kAct = domain::Act::seeErasures;
  bool all = false;  ///< lifted ones too
};
[[nodiscard]] base::Expected<ListHolds::Answer> handle(Context& context, const ListHolds& request, const Job& job);

/// Where the renewal of keys stands at this moment.
[[nodiscard]] base::Expected<RenewalView> renewalNow(Services& services);

}  // namespace consentry::app
