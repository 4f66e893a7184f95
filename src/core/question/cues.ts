/** English words that turn a statement round: denial, doubt, supposition, generality and time. */

/** What a cue does to the words near it. */
export type Cue =
  | "no-cue"
  | "deny"
  | "deny-back"
  | "doubt"
  | "doubt-back"
  | "suppose"
  | "general"
  | "textbook"
  | "past"
  | "past-back"
  | "chronic"
  | "recent"
  | "emergent"
  | "planned"
  | "had"
  | "asked"
  | "asked-back";

const phrases = (list: string): readonly string[] => list.split(";").map((p) => p.trim());

/** The phrases of each cue, in the pattern language of phrases.ts, parted by semicolons. */
export const cuePhrases: Readonly<Record<Cue, readonly string[]>> = {
  // Looks like a denial or a supposition and is none.
  "no-cue": phrases(`
    nothing new but; as (if|though); looks as; as soon as (they|the nurse|the drip|the infusion|the bag); not to be sure; nearly died; almost died; not stop*; not go away; no end; not get .. out;
    not only; no doubt; not just; no idea; not to mention; no
    (change|improvement|response|benefit|effect|increase|decrease) (in|of|to|from|with|after); without
    (improvement|response|benefit|effect|success|result); why not; no wonder; if not; no matter;
    not until; not so much; no worse than; no better; not well controlled; not (getting|feeling) better; not
    feeling well; no sooner; not far; no cure for; not (much|too) (good|well); not tolerate`),
  // Denies what follows.
  deny: phrases(`
    no; not; never; without; denies; denied; denying; deny; nor; neither; negative for; free of; free from;
    absence of; lack of; lacks; rather than; instead of; ruled out; have excluded; has excluded; we excluded;
    nil; none of; no longer; no sign* of; no evidence of; no history of; no known; never had; stopped having;
    non; isn; aren; wasn; doesn; didn; don`),
  // Denies what stands before.
  "deny-back": phrases(`
    (was|been|is|were|has been|have been) (ruled out|excluded); ruled out; excluded; (is|was) absent; absent;
    (is|are|was|were) (negative|neg|unlikely); none`),
  // Leaves open what follows.
  doubt: phrases(`
    not sure; unsure; unclear; not certain; uncertain; not clear; whether; wonder* if; suspected; suspicion of;
    possible; possibly; probable; maybe; perhaps; query; to rule out; to exclude; rule out; do not know; does
    not know; not known; (awaiting|await); could have; might have; may have; could be; might be; may be; asked
    if; ask if; know if; see if; think* about`),
  // Leaves open what stands before.
  "doubt-back": phrases(`
    unknown; pending; not done; not tested; not known; not yet known; not checked; not available; awaited;
    unclear; outstanding; not back yet; (is|are) suspected; not determined; serology not; to be done; missing`),
  // Only supposes what follows.
  suppose: phrases(`
    if; in case; unless; should .. (get|develop|become|have); in the event; whenever; suppose; imagine; would;
    what happens when; when should; when to; provided that; as soon as; hypothetical*; what if; were to`),
  // Speaks of what can happen, not of what has happened.
  general: phrases(`
    risk* of; risk* for; at risk; risk factor* for; chance of; chances of; likelihood of; probability of; rate
    of; rates of; incidence of; frequency of; how
    (common|often|likely|frequent|frequently|high|dangerous|serious); danger of;
    (early|typical|common|warning|main|first|classic|clinical|alarm)?
    (sign|signs|symptom|symptoms|feature|features) (of|include); side effect*; adverse
    (effect*|event*|reaction*); complication*; worr* about (a|an|getting|having|the);
    (worr*|afraid|scared|fear|frightened|anxious) (of|about) (getting|having|a|an|developing); afraid of; scared
    of; fear of; watch out for; watch for; look out for; monitor* for; monitor* of; be alert; screening; to
    prevent; prevent*; avoid*; prophylaxis; definition of; define*; cause* of; causes of; treatment of;
    treatment for; management of; management; manag* of; (can|could|may|might|does|do|will|would|did|to|should)
    (cause|causes|lead|trigger|produce|induce|provoke|result|give|affect|occur|happen|arise|present);
    (causes|triggers|leads to|induces|provokes); (cause|lead|trigger|provoke|induce); reason to; reasons to;
    reason for; point to; points to; suggest*; differ* between; difference between; versus; compared; recogniz*;
    how do i (recognize|know|tell); how (do|to) (treat|manage|handle|recognize|prevent); definition; protocol;
    told to; call if; (should|must|to) (report|call|phone|ring|come); which (symptoms|signs|patients|people);
    asks about; asked about; can you (get|have); do you (get|give|treat|stop|delay); end up; die of; died of;
    die from; described in; part of; before each; reported in; seen in; mortality; raise suspicion; should
    raise; should delay; tell me about; explain; according to; test* for; tested for; screen* for; vaccinated
    against; vaccination against; vaccine against; immuniz* against; check* for; look* for`),
  // Marks a whole clause as general knowledge.
  textbook: phrases(`
    include; includes; including; such as; eg; consist* of; is a
    (sign|symptom|feature|complication|side|known|common|rare|frequent|well); are
    (sign|signs|symptoms|features|side); is
    (defined|common|rare|frequent|known|characterized|treated|managed|usually|often|typically|seen|possible);
    are (common|rare|frequent|known|usually|often|typically|seen|possible|defined|treated|managed|side); occurs;
    occur; (can|may|might|could) (present|occur|happen|appear|develop|be|include|cause|get|have|lead|come);
    usually; typically; presents with; present with; patients (may|can|develop|get|with|who); (in|from) (my|our|the|a|this|his) (cohort|series|study|trial|practice|paper|report|article|registry|database|survey); (paper|report|article|study|authors|trial|literature|review) (describes|describe|reports|reported|mentions|found|says|shows|lists); leaflet; label
    says; in the literature`),
  // Long over.
  past: phrases(`
    came off; has come off; stopped taking; discontinued; weaned off; no longer on;
    previous; previously; prior; history of; past history; in the past; used to; former; formerly; earlier; last
    (year|winter|spring|summer|autumn|fall|month); in
    (january|february|march|april|may|june|july|august|september|october|november|december);
    (in|since|from|of|during|back in)? #1930-2035; # (year|years|yr|yrs|y|month|months|mo)
    (ago|earlier|before|back); (a|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|few)
    (year|years|month|months) ago; years ago; months ago; ages ago; as a
    (child|kid|boy|girl|baby|teenager|student|young); in childhood; when (he|she|i) (was|were) ..
    (boy|girl|child|young|little|kid|teenager|student); long ago; once had; at the age of; at age; after
    (the|his|her|my) first; pmh; status post; ex; died (of|from|after|in|with); passed away; decades ago`),
  // Over: stands after what is over.
  "past-back": phrases(`
    resolved; (is|are|has|have) gone; gone away; went away; has recovered; recovered; has settled; settled;
    cleared; (is|was|are|were) over; has stopped; got better; (is|are) better now; now well; stopped; healed;
    cured; subsided; disappeared`),
  // Going on for years, nothing new.
  chronic: phrases(`
    nothing new; for # years; for (many|several|some|a few|two|three|four|five|six|ten|twenty) years; for years; for ages;
    long standing; longstanding; lifelong; as always; as usual; unchanged; for decades; all my life; since childhood;
    always (have|had|been|was|were|has); every few (weeks|months|years); since (my|his|her) (teens|twenties|thirties|forties|fifties|youth|birth);
    every (winter|summer|spring|autumn|fall|season); each (winter|summer|time);
    each year; every year; over (the|many|several|#) years; over the last (few)? years; year by year; gradually; slowly`),
  // Now, or within days.
  recent: phrases(`
    over the (past|last) (few|couple of|#|two|three|four|five|six|seven|ten) (hours|days); came on; came out;
    (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|few) (minutes|hours|days|nights)
    (after|post|into|since|ago|later|on|before|earlier|and); (half|quarter of) an hour; # (min|mins|minutes|hrs|hours|h|hr)
    (into|in|on|after|before|earlier|back); so far today; since (lunch|dinner|breakfast|supper|noon|midnight|dawn|then|he|she|i|they);
    (began|begun|began|starting|starts) (last|this|on|yesterday|today|#|about|around); (first|second|third|#) (day|week) (after|post|of|on|since);
    after (the|his|her|my) (first|second|third|fourth|last) (bottle|bag|vial|drip); (on|over) (the)? (monitor|telemetry|weekend);
    (over|within|in) (the)? (last|past)? (two|three|four|five|six|ten|twelve) (hours|days); please advise;
    this minute; in (the)? (resus|ed|er|icu|itu|a&e); next day; in (a|one) (day|night|week);
    now; right now; currently; current; at the moment; today; tonight; yesterday; overnight; last night; this
    (morning|afternoon|evening|week|weekend|minute); since; for (the last|the past)? (# | two | three | a few |
    several)? (minutes|hours|days|day|hour); # (hour|hours|day|days|h|d|minutes|min|hrs)
    (ago|post|after|into|later); (an|one|two|three|few) (hour|hours|day|days|minutes) (ago|after|into|later);
    just; suddenly; sudden; new; newly; new onset; onset; acute; acutely; keeps; keep; started; has started;
    still; ongoing; in progress; progressing; # weeks (post|after); day #; all of a sudden; out of nowhere; last
    week; over # (days|hours|weeks); over the last (few)? (days|hours|week|days); in (two|three|four|five|#)
    (days|hours); within (days|hours); getting worse; worsening; persistent; woke up; won 't; will not stop;
    help; emergency; urgent; asap; immediately; again; already; developed; every morning; post; weeks
    (post|after); months (post|after); x #`),
  // Help is being sought at this hour: "she had a stroke" is then no history.
  emergent: phrases(`
    (taking|took|rushed|rushing|brought|bringing|admitted|transferred|wheeled|flown) (her|him|me|them) (to|in|into|away|by|off|up|there);
    (taking|took) (her|him|me) (to|in|into|away); ambulance; paramedic*; resus; (in|at) (the)?
    (a&e|er|ed|icu|itu|emergency room|emergency department|casualty|stroke unit|scanner); on (the|our) way to (the)? (hospital|a&e|er);
    what (should|do|can|shall|must) (i|we) (do|tell|say|give); today; tonight; this (morning|afternoon|evening|lunchtime|minute);
    (an|#|two|three|few|half an|couple of) (hour|hours|minutes|mins) ago; just now; last night; yesterday; right now; as we speak;
    minutes ago; hours ago; please help; help me; is being (scanned|treated|admitted|thrombolyzed); (lying|sitting|still) (here|there|on the floor)`),
  // Still to come.
  planned: phrases(`
    going to; plan to; planning; planned; plans; scheduled; booked; about to; next
    (week|month|year|monday|tuesday|wednesday|thursday|friday); tomorrow; will
    (start|get|have|receive|be|begin); due (to|for) (start|have|get|begin); before starting; before (i|he|she)
    start*; considering; consider; want to; wants to; wish* to; hope to; hoping to; trying (for|to); intend* to;
    would like to; in future; soon; to start; awaiting; can (i|he|she|we|they) (have|get|take|start|receive);
    may (i|he|she|we|they) (have|get|take|start|receive); should (i|he|she|we|they)
    (have|get|take|start|receive)`),
  // Past tense without a date.
  had: phrases(`
    had; was; were`),
  // Asks, doubts or hopes instead of asserting.
  asked: phrases(`
    nobody; no one; hardly; not one;
    whether; wonder* if; wondering if; i wonder; asked if; ask if; asks if; know if; is it true; is it correct;
    is it right; not sure; unsure; not certain; doubt*; not believe; not think; debat*; controversial; question
    is; unclear; questions if; tell me if; curious if; find out if; not convinced; myth; wrong; false;
    incorrect*; untrue; contrary to; could; may; might; would; hope; hopes; wish; perhaps; maybe; possibly;
    suppose; i guess; seldom; rarely; scarcely; barely; unlikely; fail*; no longer; nor do; nor does; outdated;
    misconception; misbelief; used to (think|believe|say); too simple; overstated; exaggerated; mistakenly; wrongly`),
  // Takes back what stands before: "…, which is a myth".
  "asked-back": phrases(`
    (is|was|are|be|sounds|seems) (a|an|just|simply|plain|clearly|quite|now)? (myth|wrong|false|untrue|incorrect|outdated|nonsense|mistaken|misconception|error|rubbish);
    (is|was|are) not (true|correct|right|so|the case|proven|supported); not true; disagree; (do|does) not believe (it|that|this)`),
};
