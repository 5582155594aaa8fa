// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/use_log.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/erasure.hpp"
#include "domain/erasure_order.hpp"
#include "domain/ids.hpp"
#include "domain/retention.hpp"

namespace consentry::app::ports {

/// One erased person. Handles and counts; why stands apart.
struct ErasureRow {
  domain::ErasureId id;
  std::string subject;  ///< handle
  domain::SubjectKind kind = domain::SubjectKind::traveller;
  domain::UserId by{};  ///< empty when a rule of retention did it
  base::Instant at;
  std::int64_t cases = 0;      ///< open ones that were stopped
  domain::ProposalId order{};  ///< empty unless by order
  std::int64_t renewal = 0;    ///< number of the renewal of keys that it asked for
  std::int64_t logSeq = 0;     ///< its entry in the log
  std::vector<domain::ThingCount> counts{};
};

/// What was found of an erased person when somebody looked.
struct ErasureCheck {
  domain::ErasureId erasure;
  base::Instant at;
  std::int64_t found = 0;
  bool journalEmptied = false;
  std::int64_t logSeq = 0;
};

struct OrderRow {
  domain::ProposalId proposal;
  domain::KeptSelection selection;
  std::string legalReference;
  std::optional<base::Instant> startedAt{};
  std::int64_t startedSeq = -1;
  std::optional<base::Instant> finishedAt{};
  std::int64_t finishedSeq = -1;
};

/// Somebody whom an order left.
enum class OrderException { held, arrivedLater, noLongerMeant };
struct OrderExceptionRow {
  std::string subject;
  OrderException why = OrderException::held;
  domain::HoldId hold{};
};

/// What an order did, for its certificate.
struct OrderPart {
  OrderRow order;
  std::int64_t agreed = 0;  ///< people whom it meant when it was proposed
  std::int64_t erased = 0;
  std::vector<OrderExceptionRow> exceptions{};
};

/// The proof that an erasure happened: of one person, or of all of an order.
struct ErasureCertificate {
  std::optional<ErasureRow> person{};  ///< nothing: the certificate is of the order
  std::optional<OrderPart> order{};
  domain::UserId by{};
  std::string byName{};
  base::Instant at;
  std::string reason{};  ///< empty when the words were destroyed
  std::vector<domain::ThingCount> counts{};
  std::vector<ErasureCheck> checks{};
  std::optional<domain::KeyRenewal> renewal{};
  LogProof proof;                          ///< of the entry under the head
  bool entryAgrees = false;                ///< the entry holds the hash of what is said here
  std::optional<std::int64_t> foundNow{};  ///< when everything was looked for anew
};

struct RetentionRunRow {
  std::int64_t number = 0;
  base::Instant at;
  domain::UserId by{};  ///< empty when the program did it by itself
  std::int64_t logSeq = 0;
  std::vector<domain::RetentionCount> counts{};
};

/// A manifest line of nobody known.
struct LineKey {
  domain::SetId set;
  std::int64_t line = 0;
};

class ErasureReader {
 public:
  virtual ~ErasureReader() = default;
  /// Everything of this person that the store holds, by kind; kinds of which there is nothing are left out. One
  /// function for preview and for reading back: every place where something of a person can stand is looked at.
  [[nodiscard]] virtual base::Expected<std::vector<domain::ThingCount>> standing(const std::string& subject) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<ErasureRow>> erasures() = 0;  ///< newest first
  [[nodiscard]] virtual base::Expected<std::optional<ErasureRow>> find(const domain::ErasureId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<ErasureRow>> findOf(const std::string& subject) = 0;
  /// Empty when the words were destroyed.
  [[nodiscard]] virtual base::Expected<std::string> reasonOf(const domain::ErasureId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<ErasureCheck>> checksOf(const domain::ErasureId& id) = 0;
  /// Those after which nobody has looked yet: the program ended in between.
  [[nodiscard]] virtual base::Expected<std::vector<ErasureRow>> unchecked() = 0;

  [[nodiscard]] virtual base::Expected<std::vector<domain::LegalHold>> holds() = 0;  ///< newest first
  /// The hold that stands.
  [[nodiscard]] virtual base::Expected<std::optional<domain::LegalHold>> holdOf(const std::string& subject) = 0;

  /// The newest; done or not.
  [[nodiscard]] virtual base::Expected<std::optional<domain::KeyRenewal>> renewal() = 0;
  [[nodiscard]] virtual base::Expected<std::optional<domain::KeyRenewal>> findRenewal(std::int64_t number) = 0;

  [[nodiscard]] virtual base::Expected<std::optional<OrderRow>> findOrder(const domain::ProposalId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<OrderRow>> orders() = 0;
  [[nodiscard]] virtual base::Expected<domain::People> peopleOf(const domain::ProposalId& order) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<OrderExceptionRow>> exceptionsOf(const domain::ProposalId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<ErasureRow>> erasuresBy(const domain::ProposalId& order) = 0;
  /// Everybody who has not been erased.
  [[nodiscard]] virtual base::Expected<std::vector<domain::TravellerId>> everybody() = 0;
  [[nodiscard]] virtual base::Expected<std::vector<domain::TravellerId>> peopleOfSet(const domain::SetId& set) = 0;
  /// Open cases in which this entry is a candidate.
  [[nodiscard]] virtual base::Expected<std::int64_t> openCasesAgainst(const domain::ListPersonId& id) = 0;
  /// Lines whose traveller is not known and whose words are still there.
  [[nodiscard]] virtual base::Expected<std::vector<LineKey>> unknownLines() = 0;

  /// Every rule that was ever set, newest first.
  [[nodiscard]] virtual base::Expected<std::vector<domain::RetentionRule>> rules() = 0;
  [[nodiscard]] virtual base::Expected<std::vector<RetentionRunRow>> runs() = 0;  ///< newest first
  /// What this rule would take, and what it must leave.
  [[nodiscard]] virtual base::Expected<domain::RetentionCount> due(domain::RetentionKind kind,
                                                                   base::Instant cutoff) = 0;
  /// People off their lists whose time has come and whom no hold keeps.
  [[nodiscard]] virtual base::Expected<std::vector<domain::ListPersonId>> dueEntries(base::Instant cutoff) = 0;
  /// The longest time without an entry in the log since then, up to `now`.
  [[nodiscard]] virtual base::Expected<std::chrono::microseconds> longestSilence(base::Instant since,
                                                                                 base::Instant now) = 0;
};

class ErasureWriter : public ErasureReader {
 public:
  /// Destroys everything that `standing` counts, but for the person's key. What is counted is what was destroyed.
  [[nodiscard]] virtual base::Expected<std::vector<domain::ThingCount>> destroy(const std::string& subject) = 0;
  [[nodiscard]] virtual base::Expected<void> forgetLine(const LineKey& line) = 0;
  [[nodiscard]] virtual base::Expected<void> add(const ErasureRow& erasure, const std::string& reason) = 0;
  [[nodiscard]] virtual base::Expected<void> addCheck(const ErasureCheck& check) = 0;

  [[nodiscard]] virtual base::Expected<void> addHold(const domain::LegalHold& hold) = 0;
  /// Errc::conflict when it does not stand any more.
  [[nodiscard]] virtual base::Expected<void> liftHold(const domain::LegalHold& hold) = 0;

  /// The number of the renewal that waits; asks for one when none does.
  [[nodiscard]] virtual base::Expected<std::int64_t> askRenewal(base::Instant now, base::Instant due) = 0;
  [[nodiscard]] virtual base::Expected<void> renewed(base::Instant at, std::int64_t seq) = 0;

  [[nodiscard]] virtual base::Expected<void> addOrder(const OrderRow& order, const domain::People& people) = 0;
  [[nodiscard]] virtual base::Expected<void> replaceOrder(const OrderRow& order) = 0;
  [[nodiscard]] virtual base::Expected<void> addException(const domain::ProposalId& order,
                                                          const OrderExceptionRow& row) = 0;

  [[nodiscard]] virtual base::Expected<void> addRule(const domain::RetentionRule& rule) = 0;
  [[nodiscard]] virtual base::Expected<void> addRun(const RetentionRunRow& run) = 0;
  /// Destroys what `due` counted. Entries of lists are erased as people are, one by one, and not here.
  [[nodiscard]] virtual base::Expected<domain::RetentionCount> retire(domain::RetentionKind kind, base::Instant cutoff,
                                                                      base::Instant now) = 0;
};

}  // namespace consentry::app::ports

CONSENTRY_ENUM_WORDS(app::ports::OrderException, {held, "held"}, {arrivedLater, "arrived_later"},
                     {noLongerMeant, "no_longer_meant"});
