// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/handle.hpp"

namespace consentry::domain {

using UserId = base::Handle<struct UserTag>;              ///< a person who works with Consentry
using TravellerId = base::Handle<struct TravellerTag>;    ///< the data subject of a photo set; "subject" in the log
using PhotoId = base::Handle<struct PhotoTag>;            ///< one photograph of a traveller
using SetId = base::Handle<struct SetTag>;                ///< a photo set
using ConsentId = base::Handle<struct ConsentTag>;        ///< a consent record
using BasisId = base::Handle<struct BasisTag>;            ///< a statutory basis or a court order
using StopId = base::Handle<struct StopTag>;              ///< one use of the stop switch
using PolicyId = base::Handle<struct PolicyTag>;          ///< a proposed or approved policy version
using WatchlistId = base::Handle<struct WatchlistTag>;    ///< a list
using ListPersonId = base::Handle<struct ListPersonTag>;  ///< a person (entry) on a list
using ReferenceId = base::Handle<struct ReferenceTag>;    ///< one reference photograph of a listed person
using RunId = base::Handle<struct RunTag>;                ///< one screening run
using CaseId = base::Handle<struct CaseTag>;              ///< a flagged probe under review
using CohortId = base::Handle<struct CohortTag>;          ///< people among whom a face's neighbourhood is measured
using ProposalId = base::Handle<struct ProposalTag>;      ///< an act that waits for a second person
using ErasureId = base::Handle<struct ErasureTag>;        ///< an erasure of one person or by order, and its certificate
using HoldId = base::Handle<struct HoldTag>;              ///< a legal hold

}  // namespace consentry::domain
