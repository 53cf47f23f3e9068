import type { Locale } from '../i18n/locale';

const fi = {
  title: 'Sisällöt',
  settings: 'Asetukset',
  programme: 'Säännöt ja yhteystiedot',
  logo: 'Logon piirrokset',
  'logo.about': 'Tunnuksen alkuperäiset SVG-piirrokset. Uusi piirros uudistaa kaiken, missä tunnus näkyy.',
  'logo.file': 'Piirros',
  'logo.hint': 'Valitse SVG-tiedosto. Se tarkistetaan ennen tallentamista.',
  'logo.choose': 'Valitse SVG-tiedosto',
  'logo.refused': 'Piirrosta ei voi käyttää',
  drafts: 'Luonnokset',
  year: 'Vuosi',
  'picture.label': 'Kuva',
  'picture.alt': 'Vaihtoehtoinen teksti (pakollinen)',
  'picture.missing': 'Kuvalla ei ole vaihtoehtoista tekstiä',
  'fix.title': 'Korjaa nämä ennen tallentamista',
  'fix.short': 'korjaa ensin ne kohdat, jotka alareunassa luetellaan',
  'count.fine': 'Merkkejä jäljellä {n}',
  'count.short': 'Merkkejä puuttuu {n}',
  'count.over': 'Merkkejä liikaa {n}',
  close: 'Sulje',
  'saved.title': 'Tallennettu. Mitä nyt tapahtuu?',
  'saved.draft': 'Tämä on luonnos. Se ei näy sivustolla, ennen kuin otat luonnosmerkinnän pois ja tallennat.',
  'saved.future': 'Tämä ilmestyy sivustolle {date}. Ennen sitä sitä ei näe kukaan.',
  'saved.review':
    'Tämä on luonnos, ja sivusto on ennallaan. Kun se on valmis luettavaksi, vaihda yläreunasta tilaksi Tarkistettavana. Se näkyy sivustolla, kun toinen on lukenut ja julkaissut sen.',
  'saved.live':
    'Sivusto rakennetaan uudelleen, ja muutos näkyy muutaman minuutin päästä. Voit jatkaa muita töitä.',
  'saved.local':
    'Tiedosto on tallennettu tämän koneen kansioon. Muutos näkyy, kun sivusto rakennetaan uudelleen: pysäytä ja käynnistä npm start.',
  'saved.letter':
    'Kirje lähtee uudella tekstillä, kun sivusto on rakennettu uudelleen. Jo lähetetyt kirjeet eivät muutu.',
  'saved.waiting': 'Odotetaan, että uusi sivu näkyy …',
  'saved.shown': 'Uusi sivu on nyt kaikkien nähtävillä.',
  'saved.page': 'Katso sivua',
  'saved.failed': 'Julkaisu ei onnistunut',
  'saved.failed.text': '{reason} Sivusto on ennallaan. Avaa sisältö, korjaa kohta ja tallenna uudelleen.',
  'save.failed': 'Tallentaminen ei onnistunut',
  'save.trouble': 'Yhteyttä ei saatu. Tekstisi on tallessa tässä: yritä hetken kuluttua uudelleen.',
  'open.failed': 'Sisältö ei auennut kokonaan',
  'save.unread':
    'Kaikkia kieliä ei saatu auki. Lataa sivu uudelleen, ennen kuin kirjoitat: näin avattua ei tallenneta.',
  mishap: 'Jokin meni vikaan',
  'mishap.text':
    'Jos olit tallentamassa, mitään ei tallennettu. Kopioi tekstisi talteen, lataa sivu uudelleen ja yritä sitten.',
  'upload.large': 'Tiedosto on liian suuri. Suurin sallittu koko on 20 Mt.',
  'upload.kind': 'Tätä tiedostoa ei voi lukea kuvana. Käytä JPG-, PNG- tai WebP-kuvaa.',
  'door.text': 'Kirjaudu samalla sähköpostilinkillä kuin työpöydälle. Salasanaa ei tarvita.',
  'door.github': 'Kirjaudu GitHub-tililläsi. Tilillä pitää olla kirjoitusoikeus sivuston varastoon.',
  'door.failed': 'Kirjautuminen ei onnistunut. Yritä uudelleen.',
  'door.role': 'Tililläsi ei ole oikeutta muokata sisältöä. Pyydä oikeus sivuston ylläpidolta.',
  'door.in': 'Kirjaudu',
  'door.ended': 'Istunto on päättynyt. Kirjaudu uudelleen.',
  phone: 'Puhelin',
  desktop: 'Tietokone',
  width: 'Esikatselun leveys',
  empty: 'Tällä kielellä ei ole vielä tekstiä.',
  block: 'Tähän sivusto piirtää osan',
  language: 'Kieli',
  help: 'Ohje',
  from: 'Alkaa',
  to: 'Päättyy',
  rules:
    'Sääntöjen sanat muuttuivat, mutta versio {version} on jo voimassa. Anna ensin uusi versio ja päivä kohdassa Säännöt ja yhteystiedot → Logo-ohjelman säännöt ja määräajat, tallenna ja palaa tähän.',
};

type Word = keyof typeof fi;

const sv: Record<Word, string> = {
  title: 'Innehåll',
  settings: 'Inställningar',
  programme: 'Regler och kontaktuppgifter',
  logo: 'Logotypens ritningar',
  'logo.about': 'Märkets ursprungliga SVG-ritningar. En ny ritning förnyar allt där märket syns.',
  'logo.file': 'Ritning',
  'logo.hint': 'Välj en SVG-fil. Den kontrolleras innan den sparas.',
  'logo.choose': 'Välj en SVG-fil',
  'logo.refused': 'Ritningen kan inte användas',
  drafts: 'Utkast',
  year: 'År',
  'picture.label': 'Bild',
  'picture.alt': 'Alternativ text (obligatorisk)',
  'picture.missing': 'Bilden har ingen alternativ text',
  'fix.title': 'Rätta det här innan du sparar',
  'fix.short': 'rätta först punkterna i listan nere på sidan',
  'count.fine': '{n} tecken kvar',
  'count.short': '{n} tecken saknas',
  'count.over': '{n} tecken för mycket',
  close: 'Stäng',
  'saved.title': 'Sparat. Vad händer nu?',
  'saved.draft':
    'Det här är ett utkast. Det syns inte på webbplatsen förrän du tar bort utkastmärket och sparar.',
  'saved.future': 'Det här publiceras {date}. Innan dess ser ingen det.',
  'saved.review':
    'Det här är ett utkast, och webbplatsen är som förut. När det är färdigt att läsas byter du status högst upp till Under granskning. Det syns på webbplatsen när någon annan har läst och publicerat det.',
  'saved.live': 'Webbplatsen byggs om och ändringen syns om några minuter. Du kan fortsätta med annat.',
  'saved.local':
    'Filen är sparad i mappen på den här datorn. Ändringen syns när webbplatsen byggs om: stoppa och starta npm start.',
  'saved.letter':
    'Brevet går ut med den nya texten när webbplatsen har byggts om. Redan skickade brev ändras inte.',
  'saved.waiting': 'Väntar på att den nya sidan ska synas …',
  'saved.shown': 'Den nya sidan syns nu för alla.',
  'saved.page': 'Visa sidan',
  'saved.failed': 'Publiceringen misslyckades',
  'saved.failed.text':
    '{reason} Webbplatsen är som förut. Öppna innehållet, rätta punkten och spara på nytt.',
  'save.failed': 'Det gick inte att spara',
  'save.trouble': 'Ingen förbindelse. Din text finns kvar här: försök igen om en stund.',
  'open.failed': 'Innehållet öppnades inte helt',
  'save.unread':
    'Alla språk kunde inte öppnas. Ladda om sidan innan du skriver: det som öppnats så här sparas inte.',
  mishap: 'Något gick fel',
  'mishap.text':
    'Om du höll på att spara har inget sparats. Kopiera din text, ladda om sidan och försök sedan på nytt.',
  'upload.large': 'Filen är för stor. Den största tillåtna storleken är 20 MB.',
  'upload.kind': 'Filen går inte att läsa som bild. Använd en JPG-, PNG- eller WebP-bild.',
  'door.text': 'Logga in med samma länk i e-posten som till skrivbordet. Inget lösenord behövs.',
  'door.github': 'Logga in med ditt GitHub-konto. Kontot behöver skrivrätt till webbplatsens förråd.',
  'door.failed': 'Inloggningen lyckades inte. Försök igen.',
  'door.role': 'Ditt konto har inte rätt att redigera innehållet. Be webbplatsens administratör om den.',
  'door.in': 'Logga in',
  'door.ended': 'Sessionen har tagit slut. Logga in på nytt.',
  phone: 'Telefon',
  desktop: 'Dator',
  width: 'Förhandsvisningens bredd',
  empty: 'Det finns ingen text på det här språket ännu.',
  block: 'Här ritar webbplatsen en del',
  language: 'Språk',
  help: 'Hjälp',
  from: 'Börjar',
  to: 'Slutar',
  rules:
    'Reglernas ord har ändrats, men version {version} gäller redan. Ge först en ny version och ett nytt datum i Regler och kontaktuppgifter → Logotypprogrammets regler och tidsfrister, spara och kom tillbaka hit.',
};

const en: Record<Word, string> = {
  title: 'Content',
  settings: 'Settings',
  programme: 'Rules and contacts',
  logo: 'Logo drawings',
  'logo.about': 'The master SVG drawings of the mark. A new drawing renews everything that shows the mark.',
  'logo.file': 'Drawing',
  'logo.hint': 'Choose an SVG file. It is checked before it is saved.',
  'logo.choose': 'Choose an SVG file',
  'logo.refused': 'The drawing cannot be used',
  drafts: 'Drafts',
  year: 'Year',
  'picture.label': 'Picture',
  'picture.alt': 'Alternative text (required)',
  'picture.missing': 'The picture has no alternative text',
  'fix.title': 'Mend these before saving',
  'fix.short': 'mend first what is listed at the bottom of the page',
  'count.fine': 'Characters left: {n}',
  'count.short': 'Characters missing: {n}',
  'count.over': 'Characters too many: {n}',
  close: 'Close',
  'saved.title': 'Saved. What happens next?',
  'saved.draft': 'This is a draft. It is not on the site until you take the draft mark away and save.',
  'saved.future': 'This appears on {date}. Nobody sees it before that.',
  'saved.review':
    'This is a draft, and the site is as it was. When it is ready to be read, change its status at the top to In review. It is on the site once somebody else has read and published it.',
  'saved.live':
    'The site is being rebuilt, and the change shows in a few minutes. You can go on with other things.',
  'saved.local':
    'The file is saved in the folder on this computer. The change shows when the site is rebuilt: stop and start npm start.',
  'saved.letter':
    'The letter leaves with its new text once the site is rebuilt. Letters already sent do not change.',
  'saved.waiting': 'Waiting for the new page to show …',
  'saved.shown': 'The new page is now there for everyone.',
  'saved.page': 'See the page',
  'saved.failed': 'It could not be published',
  'saved.failed.text': '{reason} The site is as it was. Open the content, mend it and save again.',
  'save.failed': 'It could not be saved',
  'save.trouble': 'There is no connection. Your text is still here: try again in a moment.',
  'open.failed': 'The content did not open in full',
  'save.unread':
    'Not every language could be opened. Reload the page before you write: what was opened like this is not saved.',
  mishap: 'Something went wrong',
  'mishap.text':
    'If you were saving, nothing has been saved. Copy your text, reload the page and then try again.',
  'upload.large': 'The file is too large. The limit is 20 MB.',
  'upload.kind': 'This file cannot be read as a picture. Use a JPG, PNG or WebP picture.',
  'door.text': 'Sign in by the same e-mail link as to the desk. No password is needed.',
  'door.github': 'Sign in with your GitHub account. It needs write access to the site’s repository.',
  'door.failed': 'Signing in did not work. Try again.',
  'door.role': 'Your account may not edit the content. Ask whoever runs the site for access.',
  'door.in': 'Sign in',
  'door.ended': 'The session has ended. Sign in again.',
  phone: 'Phone',
  desktop: 'Desktop',
  width: 'Width of the preview',
  empty: 'Nothing is written in this language yet.',
  block: 'The site draws a part here',
  language: 'Language',
  help: 'Help (in Finnish)',
  from: 'Starts',
  to: 'Ends',
  rules:
    'The words of the rules changed, but version {version} is already in force. Give a new version and date first in Rules and contacts → Rules and periods of the logo programme, save and come back.',
};

const words: Readonly<Record<Locale, Record<Word, string>>> = { fi, sv, en };

/** The admin's own words in a language; `{name}` is filled from `values`. */
export function say(language: Locale, word: Word, values: Readonly<Record<string, string>> = {}): string {
  return words[language][word].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
