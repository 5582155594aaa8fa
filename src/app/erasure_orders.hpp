// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/erase_person.hpp"
#include "app/ports/erasures.hpp"
#include "app/services.hpp"
#include "domain/two_person.hpp"

namespace consentry::app {

/// What an order file means at this moment.
struct OrderPreview {
  domain::ErasureOrder order;
  domain::KeptSelection selection;
  std::int64_t people = 0;
  std::vector<std::int64_t> unknown{};       ///< positions in `refs`, from 1, of names that nobody has here
  std::vector<domain::ThingCount> counts{};  ///< of those whom nothing keeps
  std::vector<domain::LegalHold> preventedBy{};
  std::int64_t openCases = 0;  ///< that would be stopped
};

struct PreviewOrder {
  using Answer = OrderPreview;
  static constexpr auto kAct = domain::Act::seeErasures;
  std::filesystem::path file;
};
[[nodiscard]] base::Expected<PreviewOrder::Answer> handle(Context& context, const PreviewOrder& request,
                                                          const Job& job);

/// Fixes whom the order means, and asks a second person.
struct ProposeOrder {
  struct Answer {
    domain::Proposal proposal;
    OrderPreview preview;
  };
  static constexpr auto kAct = domain::Act::proposeOrder;
  std::filesystem::path file;
};
[[nodiscard]] base::Expected<ProposeOrder::Answer> handle(Context& context, const ProposeOrder& request,
                                                          const Job& job);

/// Carries an approved order out, one transaction a person. Run again after a crash it goes on with those who are left.
/// Nobody is erased who was not counted when the order was proposed.
struct RunOrder {
  struct Answer {
    ports::OrderPart order;
    std::int64_t erasedNow = 0;
    ReadBack readBack;
  };
  static constexpr auto kAct = domain::Act::erase;
  std::string id;  ///< of the proposal, or its unique beginning
};
[[nodiscard]] base::Expected<RunOrder::Answer> handle(Context& context, const RunOrder& request, const Job& job);

struct OrderView {
  ports::OrderRow order;
  domain::Proposal proposal;
  std::int64_t agreed = 0;
  std::int64_t erased = 0;
};
struct ListOrders {
  using Answer = std::vector<OrderView>;  ///< newest first
  static constexpr auto kAct = domain::Act::seeErasures;
};
[[nodiscard]] base::Expected<ListOrders::Answer> handle(Context& context, const ListOrders& request, const Job& job);

}  // namespace consentry::app
