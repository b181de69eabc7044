import type { Choice, Operation, Reading } from "#lib/platform/operation.ts";
import { answerProblem, reportProblem } from "#lib/desk/commands.ts";
import { listReports } from "#lib/desk/queries.ts";
import { addDelegationRule, endDelegationRule, readDelegationRules } from "#lib/approval/commands.ts";
import { listSavedRoutes, removeSavedRoute, saveRoute } from "#lib/approval/saved-routes.ts";
import { readRouteSuggestions } from "#lib/documents/suggestions.ts";
import { approveDocument, recallDocument, returnDocument, submitDocument } from "#lib/documents/acts.ts";
import { addFunction, closeFunction, moveFunction, renameFunction } from "#lib/classification/commands.ts";
import { importFunctions } from "#lib/classification/import.ts";
import { listFunctions, listPurposes } from "#lib/classification/queries.ts";
import { createDocument, discardDocument, saveDocument } from "#lib/documents/commands.ts";
import { readDocumentHistory } from "#lib/documents/history-read.ts";
import { listDocuments, readDocument } from "#lib/documents/readings.ts";
import { compareVersions, listVersions, readVersion } from "#lib/documents/versions-read.ts";
import { draftBatch } from "#lib/documents/batch-drafts.ts";
import { listBatches } from "#lib/documents/batch-queries.ts";
import { readBatch } from "#lib/documents/batch-reading.ts";
import { approveDocuments, returnDocuments, submitDocuments } from "#lib/documents/batches.ts";
import { readFile } from "#lib/documents/files.ts";
import { listTaskDocuments } from "#lib/documents/of-task.ts";
import { uploadFile } from "#lib/files/commands.ts";
import { openDepartmentRoute } from "#lib/documents/inside-acts.ts";
import { changeRoute, circulateDocument, holdDocument, readStep, resumeDocument, skipStep, stopDocument } from "#lib/documents/route-acts.ts";
import { remindDocument } from "#lib/documents/reminders.ts";
import { commentDraft, consult, takeComment, withdrawConsultation } from "#lib/documents/consult-commands.ts";
import { readConsulting } from "#lib/documents/consult-queries.ts";
import { answerEdit } from "#lib/documents/edit-answers.ts";
import { relateDocument, unrelateDocument } from "#lib/documents/relation-commands.ts";
import { documentChoices, readRelations } from "#lib/documents/relation-queries.ts";
import { redraftDocument } from "#lib/documents/redraft.ts";
import { readTakenOver, readTakenOverFile } from "#lib/archive/queries.ts";
import { approveLesson, rateLesson, returnLesson, reviseLesson, withdrawLesson, writeLesson } from "#lib/lessons/commands.ts";
import { listLessons, readLesson } from "#lib/lessons/readings.ts";
import { answerMemo, becomeDocument, sendMemo } from "#lib/memos/commands.ts";
import { listMemos, readMemo, readMemoFile } from "#lib/memos/readings.ts";
import { addToCollection, changeCollection, makeCollection, moveItem, noteItem, removeCollection, removeItem } from "#lib/keeping/collection-commands.ts";
import { listCollections, readCollection } from "#lib/keeping/collection-readings.ts";
import { changeSavedSearch, lookAtSavedSearch, removeSavedSearch, saveSearch } from "#lib/keeping/commands.ts";
import { exportSearch } from "#lib/keeping/exports.ts";
import { listSavedSearches, readSavedFinds } from "#lib/keeping/readings.ts";
import { answerPetition, handlePetition, setPetitionCategory } from "#lib/petitions/commands.ts";
import { listPetitionCategories, listPetitions, readPetition } from "#lib/petitions/queries.ts";
import { nameInCharge, openUnitTask } from "#lib/tasks/commands.ts";
import { readDepartment, readPost } from "#lib/tasks/directory.ts";
import { readTaskHistory } from "#lib/tasks/history.ts";
import { listTasks, readTask } from "#lib/tasks/queries.ts";
import { handOver, markRead, openHandover, rebuildHandover, takeOver, witnessHandover } from "#lib/handover/commands.ts";
import { acceptLine, addLine, answerLine, askLine, noteLine, removeLine } from "#lib/handover/line-commands.ts";
import { listHandovers, readHandover, readPostHandover } from "#lib/handover/readings.ts";
import { readWaiting } from "#lib/inbox/queries.ts";
import { listAppointments, readOfficial, readPostAppointments } from "#lib/organisation/appointment-readings.ts";
import { moveAppointmentDate } from "#lib/organisation/appointments.ts";
import { changePassword, endOtherSession, listSessions, listTokens, makeAccessToken, revokeAccessToken } from "#lib/organisation/account-commands.ts";
import { addAgency, closeAgency, renameAgency } from "#lib/organisation/agencies.ts";
import { endAbsence, listAbsences, markAbsent } from "#lib/organisation/absences.ts";
import { appoint, endAppointment } from "#lib/organisation/appointing.ts";
import { listPeople } from "#lib/organisation/people.ts";
import { addOfficial, endRole, grantRole, openAccount, resetPassword, unlockAccount } from "#lib/organisation/people-commands.ts";
import { choosePreferences } from "#lib/organisation/preferences.ts";
import { moveDepartment } from "#lib/organisation/places.ts";
import { readOrganisation } from "#lib/organisation/structure.ts";
import { addDepartment, addPost, closeDepartment, closePost, renameDepartment, renamePost } from "#lib/organisation/structure-commands.ts";
import { signOut, signOutEverywhere, takeSeat } from "#lib/organisation/session-commands.ts";
import { whoAmI } from "#lib/organisation/who.ts";
import { confirmCorrection, refuseCorrection, requestCorrection } from "#lib/register/corrections.ts";
import { listDisposals, readRecordFile } from "#lib/register/appraisals.ts";
import { decideDisposal, destroyFile, examineFile, giveOpinion, liftHold, placeHold } from "#lib/register/disposals.ts";
import { closeYear, listRecordFiles, reviewFile } from "#lib/register/files.ts";
import { exportRegister, readRegister } from "#lib/register/list.ts";
import { askAccess, declineAccess, grantAccess, withdrawAccess } from "#lib/register/access.ts";
import { listAccess } from "#lib/register/access-queries.ts";
import { listCorrections } from "#lib/register/requests.ts";
import { readRelated } from "#lib/search/related-reading.ts";
import { countOpening } from "#lib/search/opening.ts";
import { searchRecords } from "#lib/search/asking.ts";
import { readOperation } from "#lib/search/state.ts";
import { importSynonyms, keepSynonym, listSynonyms, removeSynonym } from "#lib/search/synonym-commands.ts";
import { listMissed, settleMissed } from "#lib/search/vain.ts";
import { searchKnown } from "#lib/search/known.ts";
import { suggestSearch } from "#lib/search/suggesting.ts";
import { exportHistory } from "#lib/audit/commands.ts";
import { readHistory, readVerification } from "#lib/audit/queries.ts";
import { exportReads, readReads } from "#lib/audit/reads.ts";
import { readDocumentReads } from "#lib/documents/reads.ts";
import { readMemoReads } from "#lib/memos/reads.ts";
import { readPetitionReads } from "#lib/petitions/reads.ts";
import { exportUsage, readUsage } from "#lib/usage/queries.ts";
import { readLooks, readUsageRows } from "#lib/usage/rows.ts";

/** All that programs may ask and do; the API's description and the test of completeness are made from it. */
export const operations: readonly (Operation | Reading | Choice)[] = [
  listDocuments, readDocument, readDocumentHistory, listVersions, readVersion, compareVersions, createDocument, saveDocument, discardDocument, submitDocument, approveDocument, returnDocument, recallDocument, holdDocument, resumeDocument, stopDocument, changeRoute, skipStep, openDepartmentRoute, readStep, circulateDocument, remindDocument, redraftDocument, draftBatch, listBatches, readBatch, submitDocuments, approveDocuments, returnDocuments, uploadFile, readFile,
  readRelations, relateDocument, unrelateDocument, documentChoices, answerEdit, readConsulting, consult, withdrawConsultation, commentDraft, takeComment,
  readHistory, readVerification, exportHistory, readReads, exportReads, readDocumentReads, readMemoReads, readPetitionReads,
  readWaiting, searchRecords, countOpening, readRelated, listMissed, settleMissed, readOperation, suggestSearch, searchKnown, listSynonyms, keepSynonym, removeSynonym, importSynonyms, listSavedSearches, saveSearch, changeSavedSearch, removeSavedSearch, lookAtSavedSearch, readSavedFinds, exportSearch,
  listCollections, readCollection, makeCollection, changeCollection, removeCollection, addToCollection, noteItem, moveItem, removeItem, readUsage, readUsageRows, readLooks, exportUsage, whoAmI, choosePreferences, signOut, signOutEverywhere, takeSeat, moveAppointmentDate,
  changePassword, listSessions, endOtherSession, listTokens, makeAccessToken, revokeAccessToken, listAbsences, markAbsent, endAbsence,
  listPeople, readOfficial, listAppointments, readPostAppointments, addAgency, renameAgency, closeAgency, addOfficial, openAccount, resetPassword, unlockAccount, grantRole, endRole, appoint, endAppointment,
  readOrganisation, addDepartment, renameDepartment, moveDepartment, closeDepartment, addPost, renamePost, closePost,
  readDelegationRules, addDelegationRule, endDelegationRule, listSavedRoutes, saveRoute, removeSavedRoute, readRouteSuggestions,
  listFunctions, addFunction, renameFunction, moveFunction, closeFunction, importFunctions, listPurposes,
  listTasks, readTask, readTaskHistory, listTaskDocuments, readPost, readDepartment, openUnitTask, nameInCharge,
  listMemos, readMemo, sendMemo, answerMemo, becomeDocument, readMemoFile,
  listLessons, readLesson, writeLesson, approveLesson, returnLesson, reviseLesson, withdrawLesson, rateLesson,
  readTakenOver, readTakenOverFile,
  listPetitions, listPetitionCategories, readPetition, handlePetition, answerPetition, setPetitionCategory,
  listHandovers, readHandover, readPostHandover, openHandover, rebuildHandover, addLine, removeLine, noteLine, handOver, acceptLine, askLine, answerLine, takeOver, witnessHandover, markRead,
  readRegister, exportRegister, listCorrections, requestCorrection, confirmCorrection, refuseCorrection, listAccess, askAccess, grantAccess, declineAccess, withdrawAccess,
  listRecordFiles, readRecordFile, closeYear, reviewFile, listDisposals, giveOpinion, examineFile, decideDisposal, destroyFile, placeHold, liftHold,
  listReports, reportProblem, answerProblem,
] as unknown as readonly (Operation | Reading | Choice)[];
