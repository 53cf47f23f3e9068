import type { Locale } from '../i18n/locale';

const words = {
  size: {
    fi: 'on liian suuri ({detail}). Raja on 200 kilotavua: yksinkertaista piirrosta (Illustrator: Object > Path > Simplify) ja poista siitä kuvat.',
    sv: 'är för stor ({detail}). Gränsen är 200 kilobyte: förenkla teckningen (Illustrator: Object > Path > Simplify) och ta bort bilder ur den.',
    en: 'is too large ({detail}). The limit is 200 kilobytes: simplify the drawing (Illustrator: Object > Path > Simplify) and take pictures out of it.',
  },
  xml: {
    fi: 'ei ole ehjä SVG-tiedosto ({detail}). Tallenna se uudestaan piirto-ohjelmasta muodossa SVG 1.1.',
    sv: 'är inte en hel SVG-fil ({detail}). Spara den på nytt från ritprogrammet som SVG 1.1.',
    en: 'is not a whole SVG file ({detail}). Save it again from the drawing program as SVG 1.1.',
  },
  doctype: {
    fi: 'sisältää DOCTYPE- tai entiteettimäärityksen. Poista <!DOCTYPE …>-osa: tallenna valinnalla ”SVG 1.1, ei DTD:tä” tai Inkscapen muodossa ”Plain SVG”.',
    sv: 'innehåller en DOCTYPE- eller entitetsdefinition. Ta bort delen <!DOCTYPE …>: spara som ”SVG 1.1 utan DTD” eller som Inkscapes ”Plain SVG”.',
    en: 'holds a DOCTYPE or entity definition. Remove the <!DOCTYPE …> part: save as “SVG 1.1 without DTD” or as Inkscape’s “Plain SVG”.',
  },
  viewbox: {
    fi: 'ei sisällä kelvollista viewBox-mittaa. Lisää svg-elementtiin esimerkiksi viewBox="0 0 64 64" (Illustrator: poista valinta ”Responsive” vasta kun viewBox on mukana).',
    sv: 'saknar ett giltigt viewBox-mått. Lägg till exempelvis viewBox="0 0 64 64" i svg-elementet.',
    en: 'has no valid viewBox. Add one to the svg element, such as viewBox="0 0 64 64".',
  },
  script: {
    fi: 'sisältää jotakin, mikä voi käynnistyä selaimessa ({detail}). Poista skriptit, linkit ja on…-attribuutit.',
    sv: 'innehåller något som kan köras i webbläsaren ({detail}). Ta bort skript, länkar och attribut som börjar med on….',
    en: 'holds something that could run in a browser ({detail}). Remove scripts, links and on… attributes.',
  },
  external: {
    fi: 'hakee jotakin muualta ({detail}). Poista viittaukset toisiin tiedostoihin; piirroksen on oltava yhdessä tiedostossa.',
    sv: 'hämtar något utifrån ({detail}). Ta bort hänvisningar till andra filer; teckningen ska finnas i en enda fil.',
    en: 'fetches something from elsewhere ({detail}). Remove references to other files; the drawing has to be in one file.',
  },
  image: {
    fi: 'sisältää kuvan, joka ei ole viivapiirros ({detail}). Piirrä se vektoreina (Illustrator: Image Trace > Expand).',
    sv: 'innehåller en bild som inte är vektorgrafik ({detail}). Rita den som vektorer (Illustrator: Image Trace > Expand).',
    en: 'holds a picture that is not made of vectors ({detail}). Draw it as vectors (Illustrator: Image Trace > Expand).',
  },
  text: {
    fi: 'sisältää tekstiä, jota ei ole muutettu ääriviivoiksi ({detail}). Muuta se (Illustrator: Type > Create Outlines; Inkscape: Path > Object to Path) tai anna sille paikan nimi: name, descriptor, years tai employer.',
    sv: 'innehåller text som inte är konturer ({detail}). Gör om den (Illustrator: Type > Create Outlines; Inkscape: Path > Object to Path) eller ge den en plats namn: name, descriptor, years eller employer.',
    en: 'holds text that is not outlined ({detail}). Outline it (Illustrator: Type > Create Outlines; Inkscape: Path > Object to Path), or give it the name of a slot: name, descriptor, years or employer.',
  },
  style: {
    fi: 'sisältää tyylejä, joita ei voi lukea ({detail}). Tallenna värit attribuutteina (Illustrator: Styling > Presentation Attributes; Inkscape: Plain SVG).',
    sv: 'innehåller stilar som inte kan läsas ({detail}). Spara färgerna som attribut (Illustrator: Styling > Presentation Attributes; Inkscape: Plain SVG).',
    en: 'holds styles that cannot be read ({detail}). Save colours as attributes (Illustrator: Styling > Presentation Attributes; Inkscape: Plain SVG).',
  },
  animation: {
    fi: 'liikkuu ({detail}). Poista animaatiot: logoa käytetään myös painettuna.',
    sv: 'rör sig ({detail}). Ta bort animationerna: logotypen används också i tryck.',
    en: 'moves ({detail}). Remove animations: the mark is used in print too.',
  },
  element: {
    fi: 'käyttää jotakin, mitä kaikki muodot eivät osaa ({detail}). Muunna se tavallisiksi muodoiksi (Illustrator: Object > Expand tai Flatten Transparency; Inkscape: Path > Object to Path).',
    sv: 'använder något som inte alla format klarar ({detail}). Gör om det till vanliga former (Illustrator: Object > Expand eller Flatten Transparency; Inkscape: Path > Object to Path).',
    en: 'uses something that not every format can show ({detail}). Turn it into plain shapes (Illustrator: Object > Expand or Flatten Transparency; Inkscape: Path > Object to Path).',
  },
  value: {
    fi: 'sisältää arvon, jota ei ymmärretä ({detail}). Tallenna piirros uudestaan ilman erikoistehosteita.',
    sv: 'innehåller ett värde som inte går att tolka ({detail}). Spara teckningen på nytt utan specialeffekter.',
    en: 'holds a value that cannot be understood ({detail}). Save the drawing again without special effects.',
  },
  empty: {
    fi: 'on tyhjä: siinä ei ole yhtään muotoa, jolla on väri.',
    sv: 'är tom: den har ingen form med färg.',
    en: 'is empty: it has no shape with a colour.',
  },
  slot: {
    fi: 'ei kerro, mihin ”{detail}” tulee. Lisää suorakaide nimeltä symbol tai tekstit nimeltä name, descriptor ja years (kaksikielisessä name-fi, name-sv, descriptor-fi ja descriptor-sv).',
    sv: 'säger inte var ”{detail}” ska stå. Lägg till en rektangel som heter symbol eller texter som heter name, descriptor och years (i den tvåspråkiga name-fi, name-sv, descriptor-fi och descriptor-sv).',
    en: 'does not say where “{detail}” goes. Add a rectangle named symbol, or texts named name, descriptor and years (in the bilingual one name-fi, name-sv, descriptor-fi and descriptor-sv).',
  },
} as const;

export type MasterFaultKind = keyof typeof words;

/** A master drawing that cannot be used, and how to mend it. */
export class MasterFault extends Error {
  override readonly name = 'MasterFault';
  /** @param detail what was found, such as `<script>` */
  constructor(
    readonly file: string,
    readonly kind: MasterFaultKind,
    readonly detail = '',
  ) {
    super(`${file} ${words[kind].fi.replace('{detail}', detail)}`);
  }

  /** The message in a language: what is wrong, and how to mend it. The message itself is in Finnish. */
  in(locale: Locale): string {
    return `${this.file} ${words[this.kind][locale].replace('{detail}', this.detail)}`;
  }
}
