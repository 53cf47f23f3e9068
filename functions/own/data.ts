import { and, asc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { stateAt } from '../../src/programme/award';
import { isWaiting } from '../outbox';
import { awards } from '../store/awards';
import { yearly } from '../store/clock';
import { decisions, questions } from '../store/desk';
import { appeals, hearings, measures } from '../store/measures';
import { newMails, renewals } from '../store/own';
import { contacts, outbox, wordings } from '../store/schema';
import type { World } from '../world';
import type { Entry } from './entry';

/**
 * Everything that is kept of an employer, ready for JSON. Mails and phones are there behind a change link only, since
 * a link for reading is forwarded. Decisions that can still be undone are not told yet.
 */
export async function dataOf(world: World, { application, by }: Entry): Promise<object> {
  const { db } = world;
  const { id } = application;
  const now = world.now();
  const moment = now.toISOString();
  const codes = db.select({ code: awards.code }).from(awards).where(eq(awards.application, id));
  const [granted, people, mails, asked, decided, sent, heard, done, letters, wording, checked, appealed] =
    await db.batch([
      db.select().from(awards).where(eq(awards.application, id)),
      db.select().from(contacts).where(eq(contacts.application, id)).orderBy(asc(contacts.place)),
      db.select().from(newMails).where(eq(newMails.application, id)),
      db.select().from(questions).where(eq(questions.application, id)).orderBy(asc(questions.askedAt)),
      db.select().from(decisions).where(eq(decisions.application, id)),
      db.select().from(renewals).where(eq(renewals.application, id)).orderBy(asc(renewals.sentAt)),
      db.select().from(hearings).where(inArray(hearings.award, codes)).orderBy(asc(hearings.askedAt)),
      db.select().from(measures).where(inArray(measures.award, codes)).orderBy(asc(measures.decidedAt)),
      db
        .select({ name: outbox.name, at: sql<string>`coalesce(${outbox.sentAt}, ${outbox.madeAt})` })
        .from(outbox)
        .where(and(eq(outbox.about, id), isOut(now)))
        .orderBy(asc(outbox.madeAt)),
      db.select().from(wordings).where(eq(wordings.digest, application.wording)),
      db.select().from(yearly).where(inArray(yearly.code, codes)).orderBy(asc(yearly.askedAt)),
      db.select().from(appeals).where(eq(appeals.application, id)).orderBy(asc(appeals.receivedOn)),
    ]);
  const isTold = ({ effectiveAt }: { readonly effectiveAt: string | null }) =>
    effectiveAt !== null && effectiveAt <= moment;
  const { digest: _, wording: __, enteredBy: ___, ...own } = application;
  const [decision] = decided;
  const state = decision && !isTold(decision) ? 'received' : application.state;
  return {
    madeAt: moment,
    application: {
      ...own,
      state,
      rulesAccepted: wording[0] && { version: wording[0].version, text: wording[0].words },
    },
    contacts: people.map(({ place, name, role, email, phone, confirmedAt }) => ({
      place,
      name,
      role,
      confirmedAt,
      ...(by === 'change' && {
        email,
        phone,
        newEmail: mails.find((mail) => mail.place === place)?.email,
      }),
    })),
    questions: asked.map(({ question, askedAt, answerBy, answer, answeredAt }) => ({
      question,
      askedAt,
      answerBy,
      answer,
      answeredAt,
    })),
    decisions: decided
      .filter(isTold)
      .map(({ outcome, reasons, effectiveAt }) => ({ outcome, reasons, effectiveAt })),
    awards: granted
      .filter(({ publicAt }) => publicAt <= moment)
      .map(({ sortKey: _sort, searchKey: _search, ...stored }) => stored)
      .map(({ stopped: _stopped, stoppedOn: _on, validUntil: _until, graceUntil: _grace, ...award }) => ({
        ...award,
        terms: award.terms.filter(({ decidedAt }) => !decidedAt || decidedAt <= moment),
        events: award.events.filter(({ at }) => at <= moment),
        state: stateAt(award, now),
      })),
    renewals: sent.map(({ digest: _digest, wording: _wording, decidedBy: _by, ...renewal }) =>
      renewal.appliedAt || renewal.state === 'closed'
        ? renewal
        : { ...renewal, state: 'received', reasons: null, decidedAt: null, effectiveAt: null },
    ),
    hearings: heard.map(({ intent, reasons, askedAt, answerBy, answer, answeredAt }) => ({
      intent,
      reasons,
      askedAt,
      answerBy,
      answer,
      answeredAt,
    })),
    measures: done
      .filter(isTold)
      .map(({ kind, reasons, changes, effectiveAt }) => ({ kind, reasons, changes, effectiveAt })),
    yearlyChecks: checked.map((check) => ({
      askedAt: check.askedAt,
      answeredAt: check.answeredAt,
      introduction: check.introduction,
      introductionWhen: check.introductionWhen,
      contact: check.contact,
      ...(by === 'change' && { contactNow: check.contactNow }),
      change: check.change,
      changeWhat: check.changeWhat,
    })),
    appeals: appealed.map(({ decision, receivedOn, asked, answerBy, outcome, note, closedAt }) => ({
      decision,
      receivedOn,
      asked,
      answerBy,
      outcome,
      note,
      closedAt,
    })),
    letters,
  };
}

/**
 * Has a letter left, or may it at any moment? One that waits for the end of an undo window tells of a decision that
 * may yet be taken back.
 */
export function isOut(now: Date): SQL | undefined {
  return or(eq(outbox.state, 'sent'), and(isWaiting, lte(outbox.dueAt, now.toISOString())));
}
