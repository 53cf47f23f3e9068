import type { Commitment } from '../../src/programme/commitments';

/** What made-up employers write: how they keep each commitment, in their own language. */
export const own: Record<'fi' | 'sv' | 'en', Record<Commitment, readonly string[]>> = {
  fi: {
    recruiting: [
      'Kerromme jokaisessa työpaikkailmoituksessa, mitä työssä oikeasti tehdään, ja pyydämme vain sen, mitä tehtävä vaatii.',
      'Otamme hakijan vastaan kahvilla ja näytämme työpaikan ennen haastattelua. Näin moni jännitys helpottaa.',
    ],
    privacy: [
      'Haastattelurungossamme ei ole terveyskysymyksiä. Työterveyshuolto hoitaa ne asiat, jotka laki sille antaa.',
      'Esihenkilöt on ohjeistettu: terveydestä ei kysytä, eikä siitä kerrota eteenpäin.',
    ],
    adjustments: [
      'Kysymme kaikilta uusilta, mikä auttaa onnistumaan. Olemme jo järjestäneet hiljaisen työpisteen ja lyhyempiä vuoroja.',
      'Sovimme työajoista joustavasti ja kirjaamme sovitut asiat, jotta ne eivät unohdu kiireessä.',
    ],
    introduction: [
      'Tuotantopäällikkö osallistuu IPS-perehdytykseen tammikuussa.',
      'Henkilöstöpäällikkö kävi perehdytyksen, ja esihenkilöt tulevat mukaan seuraavaan.',
    ],
    respect: [
      'Puhumme mielenterveydestä kuin mistä tahansa työhyvinvoinnin asiasta, ja puutumme vähättelyyn heti.',
      'Otamme aiheen esiin joka vuosi henkilöstön kehityspäivässä & perehdytyksessä.',
    ],
  },
  sv: {
    recruiting: [
      'Vi berättar i varje annons vad arbetet går ut på och kräver bara det som uppgiften behöver.',
      'Vi visar arbetsplatsen före intervjun och bjuder på kaffe. Det lättar på spänningen.',
    ],
    privacy: [
      'Vår intervjumall har inga frågor om hälsa. Företagshälsovården sköter det som lagen ger den.',
      'Cheferna vet att man inte frågar om hälsa och inte berättar vidare.',
    ],
    adjustments: [
      'Vi frågar alla nya vad som hjälper. Vi har ordnat ett tyst arbetsrum och kortare skift.',
      'Vi kommer överens om flexibla arbetstider och skriver ner det vi har lovat.',
    ],
    introduction: [
      'Vår produktionschef deltar i IPS-introduktionen i januari.',
      'Personalchefen har gått introduktionen och de närmaste cheferna kommer med nästa gång.',
    ],
    respect: [
      'Vi talar om psykisk hälsa som om allt annat som hör till att må bra på jobbet.',
      'Vi tar upp ämnet på personaldagen varje år & när nya börjar.',
    ],
  },
  en: {
    recruiting: ['Every advertisement says what the work really is, and asks for nothing else.'],
    privacy: ['Our interview guide has no questions about health, and managers know why.'],
    adjustments: ['We ask every new colleague what helps, and write down what we agreed.'],
    introduction: ['Our site manager takes part in the introduction in January.'],
    respect: ['We talk about mental health like any other part of working life.'],
  },
};

/** What is said of an award once it is granted. */
export const later = {
  fi: {
    done: [
      'Kävimme ilmoituspohjamme läpi ja poistimme siitä vaatimukset, joita työ ei tarvitse.',
      'Sovimme kahden uuden työntekijän kanssa lyhyemmistä vuoroista ja kirjasimme ne.',
      'Kaikki esihenkilöt ovat nyt käyneet perehdytyksen, viimeisin viime keväänä.',
      'Otimme aiheen esiin henkilöstöpäivässä, ja siitä puhuttiin paljon.',
    ],
    renewed: 'Kerroitte konkreettisesti, mitä olette tehneet. Hyvää jatkoa.',
    notRenewed:
      'Perehdytykseen ei ole osallistuttu kahteen vuoteen. Hakekaa uudelleen, kun siitä on sovittu.',
    asked: 'Meille on kerrottu, että haastattelussa kysyttiin asioita, jotka eivät kuulu työhön.',
    answered:
      'Haastattelurungossa oli vanha kysymys. Poistimme sen ja kävimme asian läpi esihenkilöiden kanssa.',
    suspended: 'Haastattelurunko ei vastaa sitoumusta. Logo on tauolla, kunnes se on korjattu.',
    restored: 'Haastattelurunko on korjattu, ja esihenkilöt on ohjeistettu.',
    withdrawn: 'Sama asia on toistunut keskeytyksen jälkeen, eikä korjauksesta ole sovittu.',
    'given-up': 'Toiminta päättyy tällä paikkakunnalla.',
    appealed: 'Pyydämme katsomaan päätöstä uudelleen, koska olemme jo muuttaneet toimintatapaamme.',
    reconsidered: 'Kävimme päätöksen ja uudet tiedot läpi toisen käsittelijän kanssa.',
    introduced: 'Tammikuussa',
    changed: 'Yhteyshenkilömme vaihtuu kesällä, ja uusi nimetään kevään aikana.',
    called: 'Soitettu ja sovittu jatkosta.',
  },
  sv: {
    done: [
      'Vi gick igenom vår annonsmall och tog bort krav som arbetet inte behöver.',
      'Vi kom överens om kortare skift med två nyanställda och skrev ner det.',
      'Alla närmaste chefer har nu gått introduktionen, den senaste i våras.',
      'Vi tog upp ämnet på personaldagen och det blev ett bra samtal.',
    ],
    renewed: 'Ni berättade konkret om vad ni har gjort. Lycka till i fortsättningen.',
    notRenewed: 'Ingen har deltagit i introduktionen på två år. Ansök på nytt när den är överenskommen.',
    asked: 'Vi har fått veta att det på en intervju frågades om sådant som inte hör till arbetet.',
    answered: 'Intervjumallen hade en gammal fråga. Vi tog bort den och gick igenom saken med cheferna.',
    suspended: 'Intervjumallen följer inte åtagandet. Logotypen pausas tills den är rättad.',
    restored: 'Intervjumallen är rättad och cheferna har fått anvisningar.',
    withdrawn: 'Samma sak har hänt igen efter indragningen och ingen rättelse är överenskommen.',
    'given-up': 'Verksamheten på orten upphör.',
    appealed: 'Vi ber er pröva beslutet på nytt, eftersom vi redan har ändrat vårt arbetssätt.',
    reconsidered: 'Vi gick igenom beslutet och de nya uppgifterna med en annan handläggare.',
    introduced: 'I januari',
    changed: 'Vår kontaktperson byts i sommar och en ny utses under våren.',
    called: 'Ringde och kom överens om fortsättningen.',
  },
  en: {
    done: [
      'We went through our advertisements and removed demands that the work does not need.',
      'We agreed on shorter shifts with two new colleagues and wrote it down.',
      'All our managers have now taken part in the introduction, the last of them in spring.',
      'We brought the subject up on our staff day and had a good talk.',
    ],
    renewed: 'You told us plainly what you have done. All the best from here on.',
    notRenewed: 'Nobody has taken part in the introduction in two years. Apply again once it is agreed.',
    asked: 'We have been told that an interview went into things that have nothing to do with the work.',
    answered: 'Our interview guide had an old question. We removed it and talked it over with our managers.',
    suspended: 'The interview guide does not keep the commitment. The logo is on hold until it is mended.',
    restored: 'The interview guide is mended and the managers have been told.',
    withdrawn: 'The same happened again after the suspension, and no remedy has been agreed.',
    'given-up': 'We are closing down in this town.',
    appealed: 'Please look at the decision again: we have already changed how we work.',
    reconsidered: 'We went through the decision and what is new with another reviewer.',
    introduced: 'In January',
    changed: 'Our contact changes in the summer. The new one is named during the spring.',
    called: 'Soitettu ja sovittu jatkosta.',
  },
} as const;

export const talk = {
  fi: {
    question: 'Kuka teiltä osallistuu IPS-perehdytykseen, ja milloin se sopisi?',
    answer: 'Tuotantopäällikkömme tulee mukaan. Tammikuun toinen viikko sopii hyvin.',
    reasons: 'Kerroitte jokaisesta sitoumuksesta selvästi, miten toimitte. Tervetuloa mukaan.',
    declined:
      'Hakemuksesta jäi puuttumaan, miten työpaikalla tehdään mukautuksia. Kun asia on sovittu, hakekaa mielellään uudelleen.',
    concern: 'Haastattelussa kysyttiin asioita, joita ei saa kysyä.',
    concerned: {
      'no-ground': 'Kuulimme työnantajaa. Kysymykset koskivat työtä, eikä sitoumusta rikottu.',
      remedy: 'Kävimme asian läpi työnantajan kanssa. Haastattelurunko on nyt muutettu.',
    },
    enquiry:
      'Meillä on keväällä kaksi tehtävää auki. Voisitteko tulla kertomaan, miten valmentaja on mukana?',
    feedback: 'Rekisterin haku ei kerro ruudunlukijalle, montako tulosta löytyi.',
    note: 'Soitettu organisaation julkiseen numeroon.',
  },
  sv: {
    question: 'Vem hos er deltar i IPS-introduktionen, och när skulle det passa?',
    answer: 'Vår produktionschef kommer med. Andra veckan i januari passar bra.',
    reasons: 'Ni berättade tydligt om varje åtagande. Välkomna med.',
    declined:
      'Av ansökan framgår inte hur ni gör anpassningar på arbetsplatsen. Ansök gärna på nytt när det är överenskommet.',
    concern: 'På intervjun ställdes frågor som man inte får ställa.',
    concerned: {
      'no-ground': 'Vi hörde arbetsgivaren. Frågorna gällde arbetet och inget åtagande har brutits.',
      remedy: 'Vi gick igenom saken med arbetsgivaren. Intervjumallen är nu ändrad.',
    },
    enquiry: 'Vi har två uppgifter lediga i vår. Kan ni komma och berätta hur arbetstränaren är med?',
    feedback: 'Sökningen i registret berättar inte för skärmläsaren hur många träffar det blev.',
    note: 'Ringde till organisationens offentliga nummer.',
  },
  en: {
    question: 'Who of you takes part in the introduction to IPS, and when would it suit?',
    answer: 'Our site manager does. The second week of January suits us well.',
    reasons: 'You told us clearly how you keep each commitment. Welcome.',
    declined:
      'The application does not say how you make adjustments at work. Please apply again once that is agreed.',
    enquiry: 'We have two openings in spring. Could you come and tell us what the coach does?',
    note: 'Soitettu organisaation julkiseen numeroon.',
  },
} as const;
