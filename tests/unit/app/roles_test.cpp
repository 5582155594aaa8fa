// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string_view>
#include <utility>

#include "app/calibrate.hpp"
#include "app/check_sealed.hpp"
#include "app/erasure_orders.hpp"
#include "app/evaluate.hpp"
#include "app/held_about.hpp"
#include "app/inspect_log.hpp"
#include "app/list_models.hpp"
#include "app/make_backup.hpp"
#include "app/manage_cohorts.hpp"
#include "app/manage_consents.hpp"
#include "app/manage_engine.hpp"
#include "app/manage_erasures.hpp"
#include "app/manage_models.hpp"
#include "app/manage_policy.hpp"
#include "app/manage_sets.hpp"
#include "app/manage_users.hpp"
#include "app/manage_watchlists.hpp"
#include "app/report_fairness.hpp"
#include "app/restore_store.hpp"
#include "app/retention.hpp"
#include "app/review_cases.hpp"
#include "app/screen_set.hpp"
#include "app/sign_in.hpp"
#include "app/store_findings.hpp"
#include "app/two_person.hpp"
#include "fixture.hpp"

using namespace consentry;
using domain::Role;
using test::Desk;

namespace {

constexpr auto kPeople = std::to_array<std::pair<std::string_view, Role>>({{"park", Role::officer},
                                                                           {"kim", Role::supervisor},
                                                                           {"choi", Role::auditor},
                                                                           {"han", Role::consentClerk},
                                                                           {"admin", Role::administrator}});

/// The working directory while it lives.
class InFolder {
 public:
  explicit InFolder(const std::filesystem::path& folder) : m_before(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  ~InFolder() { std::filesystem::current_path(m_before); }
  InFolder(const InFolder&) = delete;
  InFolder& operator=(const InFolder&) = delete;

 private:
  std::filesystem::path m_before;
};

/// Asks for nothing in particular, as everybody: whether the role stands in the way is all that counts.
template <class Request>
void askAsEverybody(Desk& desk) {
  for (const auto& [login, role] : kPeople) {
    INFO(base::word(Request::kAct) << " as " << login << " in " << __PRETTY_FUNCTION__);
    const auto answer = desk.as(login).ask(Request{});
    const bool refused = !answer && answer.error().message().starts_with("none of this user's roles may ");
    CHECK(refused == !domain::roleMay(role, Request::kAct));
  }
}

template <class... Requests>
void askEach(Desk& desk) {
  (askAsEverybody<Requests>(desk), ...);
}

}  // namespace

// tests/lint/habits_test.py demands that every request stands here.
TEST_CASE("every request is refused to exactly the roles that the one table refuses") {
  Desk desk;
  // Some requests take a folder, and none means the working directory.
  const InFolder elsewhere(desk.folder);
  askEach<app::Calibrate, app::EvaluateVerification, app::EvaluateIdentification, app::EvaluateFairness,
          app::ListProfiles, app::StoreProfile, app::ShowLogHead, app::ListLog, app::ShowLogEntry, app::VerifyLog,
          app::ProveLogEntry, app::AnchorLog, app::PrintSlip, app::ExportLog, app::ListModels, app::CreateCohort,
          app::RefreshCohort, app::UseCohort, app::ListCohorts, app::ShowCohort, app::ImportConsents,
          app::ChangeConsent, app::ShowConsents, app::ShowEngine, app::ChooseEngine, app::AddModel, app::ShowPolicies,
          app::CheckPolicy, app::ProposePolicy, app::ApprovePolicy, app::ExplainPolicy, app::ProposeBasis,
          app::ApproveBasis, app::ListBases, app::StopOn, app::StopOff, app::ShowStops, app::PreviewSet, app::ImportSet,
          app::ListSets, app::ShowSet, app::RemoveSet, app::AddUser, app::ListUsers, app::DisableUser, app::ChangeRoles,
          app::CreateList, app::ListWatchlists, app::AddListPerson, app::ApproveListPerson, app::MoveListPerson,
          app::ActivateApproved, app::ShowList, app::ShowListPerson, app::ShowListVersions, app::ShowListAsOf,
          app::ReportFairness, app::ListCases, app::ShowCase, app::ClaimCase, app::ReleaseCase, app::DecideCase,
          app::SuperviseCase, app::ShowCaseHistory, app::ScreenSet, app::ListRuns, app::ChangePassphrase,
          app::ResetPassphrase, app::ListSignIns, app::ListProposals, app::ShowProposal, app::DecideProposal,
          app::WithdrawProposal, app::ProposeUnlock, app::ProposeEmergency, app::ErasePerson, app::ListErasures,
          app::ShowHeldAbout, app::ShowCertificate, app::RenewKeys, app::PlaceHold, app::LiftHold, app::ListHolds,
          app::PreviewOrder, app::ProposeOrder, app::RunOrder, app::ListOrders, app::ShowRetentionRules,
          app::SetRetentionRule, app::PreviewRetention, app::RunRetention, app::MakeBackup, app::RecordBackup,
          app::ProposeRestore, app::ApproveRestore, app::RejectRestore, app::CheckSealed, app::SeeStoreFindings>(desk);
}
