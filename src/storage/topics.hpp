// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sqlite_cohorts.hpp"
#include "storage/sqlite_credentials.hpp"
#include "storage/sqlite_erasures.hpp"
#include "storage/sqlite_governance.hpp"
#include "storage/sqlite_proposals.hpp"
#include "storage/sqlite_screenings.hpp"
#include "storage/sqlite_sets.hpp"
#include "storage/sqlite_travellers.hpp"
#include "storage/sqlite_users.hpp"
#include "storage/sqlite_watchlists.hpp"

namespace consentry::storage {

/// Every topic but the log over one connection: a view shows their reading halves, a write unit the whole.
struct Topics {
  explicit Topics(Connection& db)
      : users(db),
        credentials(db),
        proposals(db),
        travellers(db),
        governance(db),
        sets(db),
        watchlists(db),
        screenings(db),
        cohorts(db),
        erasures(db) {}

  SqliteUsers users;
  SqliteCredentials credentials;
  SqliteProposals proposals;
  SqliteTravellers travellers;
  SqliteGovernance governance;
  SqliteSets sets;
  SqliteWatchlists watchlists;
  SqliteScreenings screenings;
  SqliteCohorts cohorts;
  SqliteErasures erasures;
};

}  // namespace consentry::storage
