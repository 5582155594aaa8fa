// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/watchlists.hpp"
#include "app/services.hpp"
#include "domain/watchlist.hpp"

namespace consentry::app {

struct ListView {
  ports::WatchlistRow list;
  std::int64_t people = 0;                       ///< in any state but removed
  std::int64_t active = 0;                       ///< searched now
  std::optional<ports::ListVersionRow> version;  ///< the newest
};

struct ListPersonView {
  domain::ListPerson person;
  std::vector<ports::ReferenceRow> references;
  std::vector<base::Bytes> thumbnails;  ///< beside `references`; only from ShowListPerson, which records the showing
  std::vector<std::string> nextSteps;   ///< acts open to this actor: "approve", "activate", "suspend", "remove"
};

struct CreateList {
  using Answer = ListView;
  static constexpr auto kAct = domain::Act::governList;
  std::string name;
  std::string legalReference;
  std::int64_t sizeCap = 10'000;
  double falseAlertBudget = 0.01;
};
[[nodiscard]] base::Expected<CreateList::Answer> handle(Context& context, const CreateList& request, const Job& job);

struct ListWatchlists {
  using Answer = std::vector<ListView>;
  static constexpr auto kAct = domain::Act::seeLists;
};
[[nodiscard]] base::Expected<ListWatchlists::Answer> handle(Context& context, const ListWatchlists& request,
                                                            const Job& job);

/// A draft entry with its reference photographs. The legal reference is the basis on which these are embedded: without
/// an approved statute or order of that citation covering watchlist search the act is denied and recorded.
struct AddListPerson {
  using Answer = ListPersonView;
  static constexpr auto kAct = domain::Act::proposeListEntry;
  std::string list;  ///< name, handle or unique beginning
  std::string alias;
  std::string reason;
  std::string legalReference;  ///< citation or order number of an approved basis
  std::string expectedAction;
  bool minor = false;
  base::Date reviewBy{};
  base::Date expires{};
  std::vector<std::filesystem::path> photographs;        ///< at least one, one face each
  std::vector<std::optional<base::Instant>> capturedAt;  ///< beside the photographs; may be shorter
};
[[nodiscard]] base::Expected<AddListPerson::Answer> handle(Context& context, const AddListPerson& request,
                                                           const Job& job);

/// By another person than the lister; a minor's entry needs two.
struct ApproveListPerson {
  using Answer = ListPersonView;
  static constexpr auto kAct = domain::Act::approveListEntry;
  std::string person;  ///< handle or unique beginning
};
[[nodiscard]] base::Expected<ApproveListPerson::Answer> handle(Context& context, const ApproveListPerson& request,
                                                               const Job& job);

/// activate, suspend, remove. Each makes a new version of the list.
struct MoveListPerson {
  using Answer = ListPersonView;
  static constexpr auto kAct = domain::Act::governList;
  std::string person;
  domain::ListState to = domain::ListState::active;
};
[[nodiscard]] base::Expected<MoveListPerson::Answer> handle(Context& context, const MoveListPerson& request,
                                                            const Job& job);

/// Many at once (one version): what `watchlist activate LIST --all-approved` does.
struct ActivateApproved {
  using Answer = ListView;
  static constexpr auto kAct = domain::Act::governList;
  std::string list;
};
[[nodiscard]] base::Expected<ActivateApproved::Answer> handle(Context& context, const ActivateApproved& request,
                                                              const Job& job);

struct ShowList {
  struct Answer {
    ListView list;
    std::vector<ListPersonView> people;
  };
  static constexpr auto kAct = domain::Act::seeLists;
  std::string list;
};
[[nodiscard]] base::Expected<ShowList::Answer> handle(Context& context, const ShowList& request, const Job& job);

/// One entry with its faces. The gate is asked first and the showing is recorded; a denial is Errc::denied.
struct ShowListPerson {
  using Answer = ListPersonView;
  static constexpr auto kAct = domain::Act::seeLists;
  std::string person;  ///< handle or unique beginning
};
[[nodiscard]] base::Expected<ShowListPerson::Answer> handle(Context& context, const ShowListPerson& request,
                                                            const Job& job);

/// A past state, rebuilt from the kept members, with its root computed anew and compared.
struct ListVersionView {
  ports::ListVersionRow version;
  std::vector<ports::ListMember> members;
  bool rootAgrees = false;
};
struct ShowListVersions {
  using Answer = std::vector<ports::ListVersionRow>;
  static constexpr auto kAct = domain::Act::seeLists;
  std::string list;
};
[[nodiscard]] base::Expected<ShowListVersions::Answer> handle(Context& context, const ShowListVersions& request,
                                                              const Job& job);

struct ShowListAsOf {
  using Answer = std::optional<ListVersionView>;  ///< nothing when the list had no version then
  static constexpr auto kAct = domain::Act::seeLists;
  std::string list;
  base::Instant at;
};
[[nodiscard]] base::Expected<ShowListAsOf::Answer> handle(Context& context, const ShowListAsOf& request,
                                                          const Job& job);

}  // namespace consentry::app
