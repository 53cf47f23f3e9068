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

export const talk = {
  fi: {
    question: 'Kuka teiltä osallistuu IPS-perehdytykseen, ja milloin se sopisi?',
    answer: 'Tuotantopäällikkömme tulee mukaan. Tammikuun toinen viikko sopii hyvin.',
    reasons: 'Kerroitte jokaisesta sitoumuksesta selvästi, miten toimitte. Tervetuloa mukaan.',
    declined:
      'Hakemuksesta jäi puuttumaan, miten työpaikalla tehdään mukautuksia. Kun asia on sovittu, hakekaa mielellään uudelleen.',
    concern: 'Haastattelussa kysyttiin asioita, joita ei saa kysyä.',
    concerned: 'Kävimme asian läpi työnantajan kanssa. Haastattelurunko on nyt muutettu.',
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
    concerned: 'Vi gick igenom saken med arbetsgivaren. Intervjumallen är nu ändrad.',
    enquiry: 'Vi har två uppgifter lediga i vår. Kan ni komma och berätta hur arbetstränaren är med?',
    feedback: 'Sökningen i registret berättar inte för skärmläsaren hur många träffar det blev.',
    note: 'Ringde till organisationens offentliga nummer.',
  },
} as const;
