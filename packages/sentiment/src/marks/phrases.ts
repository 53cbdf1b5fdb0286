import type { MarkKind } from '@hubbub/contracts'

export const markKinds = [
  'complaint',
  'question',
  'praise',
  'buying',
  'churn',
  'anger',
] as const satisfies MarkKind[]

/** Phrases that say so, in English and lower case. Bounded gaps alone: no text makes them run long. */
export const phrases: Record<MarkKind, RegExp> = {
  complaint: any(
    "still (waiting|not|no|haven't|hasn't|broken|down)",
    "(not|n't|never|stopped|nothing) (work|works|working|arrive|arrived|turn up|turned up|deliver|delivered|load|respond|answer|answered|reply|replied)",
    'nobody (answers|replies|responds|cares|helps)|no(body| one) (has )?(answered|replied)|no (answer|reply|response|refund)',
    '(charged|billed) (me )?(twice|again|double|for)|overcharged|refund',
    '(wrong|missing|damaged|defective|faulty|broken) (size|item|order|part|colou?r|product|address)?',
    '(broke|cracked|burnt|crash|crashes|crashing|crashed|freezes|leaks|overheats)',
    '(is|was|are|has been|have been|gone|been) (lost|down|late|delayed|missing|cold|rude|unhelpful|useless|dirty)',
    '(so|very|really|extremely|deeply)? ?(disappointed|disappointing|unacceptable|appalling|ridiculous|outrageous)',
    '(on hold|hung up|left waiting|ripped off|rip-?off|fix (it|this)|last straw|had enough|fed up|sick of|waste of)',
    'worst \\w+ (ever|experience|service)|(terrible|awful|horrible|poor|bad|rude|useless) (service|support|experience|staff|quality|customer|chatbot|hotline)',
    '(second|third|fourth|fifth) time (this|in|that)',
    "(isn't|is not|aren't|not|never|n't|nothing) (been |getting |yet )?(fixed|resolved|solved|sorted|delivered|received|refunded|helped|acceptable|good enough)",
    '(never|not) (ordered|received|asked for|agreed|got|arrived|came|shipped)|(did not|didn.t|have not|haven.t|has not|hasn.t) (get|receive|arrive|come|ship|received|arrived)',
    '(twice|double|three times) (as|the) (high|much|price|long|expensive)',
    '(waited|waiting|been waiting|on hold|sat|sitting) (for )?(over |more than |almost |nearly |about )?(\\d+|an?|two|three|four|five|six|several|many) (min\\w*|hrs?|hours?|days?|weeks?|months?)',
    "(can't|cannot|can not|couldn't|could not|won't|unable to|impossible to) (even )?(log ?in|sign in|reach|get through|get (a|an|any|my|hold|help|into)|book|check ?in|pay|use|open|access|change|connect|find any\\w*|speak|talk)",
    '(goes|going|went|gone|is) wrong',
    '(keeps?|kept) (crashing|failing|freezing|dropping|disconnecting|hanging up|saying|telling)',
    '(no|zero|lack of) (help|communication|explanation|apology|apologies|customer service|support|solution|information)',
    '(cancell?ed|delayed|lost|missed|overbooked|damaged|ruined) (my|our|the|another|every) (flight|connection|order|bags?|luggage|delivery|booking|reservation|appointment|trip)|(flight|order|train|delivery) (was |got |is )?(just )?(cancell?ed|delayed)',
    '(service|support|staff|agents?|app|website|site|wifi|system|food) (is|was|are|were|has been) (so |really |very |absolutely |just |still )?(terrible|awful|horrible|bad|poor|rude|useless|slow|broken|down|non-?existent|ridiculous|unacceptable|pathetic|a mess)',
    '(frustrat(ed|ing)|dissatisfied|shameful|pathetic|incompeten(t|ce)|nightmare|misled|misleading|overpriced|do better|broke it|outages?)',
  ),
  question: any(
    '(i )?(wonder|wondering) (if|whether|how|when|what|where|who)',
    '(any|no) (idea|clue|chance|recommendation|recommendations|suggestions)',
    '(can|could|does|do|has|have|is) (you|anyone|anybody|someone|somebody|there|i|we|it) [a-z]',
  ),
  praise: any(
    '(thank you|thanks) (so|very) much|many thanks|thank you|thanks to',
    '(well done|great job|good job|nice work|great work|kudos|hats off|shout ?out|bravo|congrats)',
    '(love|loving|loved|adore|impressed|recommend|recommended|brilliant|fantastic|amazing|awesome|excellent|outstanding|flawless|wonderful|lovely|superb|perfect|five stars|best)',
  ),
  buying: any(
    'where (can|could|do|might) (i|we|one) (buy|get|order|find|purchase)',
    '(want|like|love|going|ready|looking|about|hoping|plan|planning) to (buy|order|purchase|get one|sign up|subscribe|book)',
    '(thinking of|thinking about|considering|interested in) (buying|getting|ordering|purchasing|the|your|a|an)',
    'how much (is|are|does|do|would|for)|what (does|do|would) .{1,40} cost|(send|get|give) (me|us) a quote|price (for|of|list)|pricing',
    '(back )?in stock|pre-?order|(ship|deliver|send) to|take my money|waiting list|sign (me )?up|i want one|want to buy',
    'looking for (a|an|some|the|new)|(need|hire) an? \\w+ (in|for|to)|discount (for|on|code)|free trial|demo',
  ),
  churn: any(
    '(cancel|cancelling|canceling|terminate|terminating|end|ending|closing|close|quit|quitting|delete) ((my|our|the|this|all|it)? ?\\w* ?|(my|our|this) (\\w+ ){2,3})(subscription|membership|account|contract|plan|policy|data|service)',
    '(switch|switched|switching|move|moved|moving|going) .{0,25}(competitor|competition|another|other (provider|host|bank|company))',
    "(leaving|leave|left) (for|you|them) |another provider|your competitors?|(not|n't|never) (be )?(renew|renewing)",
    '(never|not) (again|fly|flying|buy|buying|shop|shopping|order|ordering|use|using|come back|coming back|return|returning)( \\w+){0,2} (again|with you|from you|here)?',
    "(last straw|done with (you|this|them)|lost (me|a customer)|goodbye|good riddance|unsubscribe me|i'm (off|out|gone|leaving))",
  ),
  anger: any(
    '(furious|livid|enraged|outraged|outrageous|outrage|disgusting|disgusted|disgraceful|angry|pissed|hate|hatred|rage|raging|fuming)',
    '(how dare|what the (hell|fuck|heck)|wtf|fuck\\w*|damn|bloody|bullshit|screw (you|this|them)|shut up|go to hell)',
    '(idiots?|morons?|liars?|crooks|thieves|scammers|lied|lies|lying)',
    '(seething|infuriat\\w+|irate|enraging|aggravat\\w+|so mad|mad at|pissing me|piss(es)? me|sickening|despicable|vile|scum|bastards?|assholes?|arseholes?|bullshit|bullying|resent(s|ed|ment)?|offended|outraging|makes me (mad|angry|sick)|ffs|stfu)',
    '(shit\\w*|crap|screw(ed)? (this|you|off)|sick of|tired of (your|this|being)|fed up|disgrace|unforgivable|appalling)',
    '(blood boil|sick and tired|fed up|had it with|could scream|(is|are) a (joke|disgrace|scam))',
  ),
}

function any(...alternatives: string[]): RegExp {
  return new RegExp(`(?<![\\w'])(?:${alternatives.join('|')})(?![\\w'])`, 'i')
}
