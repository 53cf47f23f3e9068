import type { Phrases } from './merged';

/** What Decap's own Swedish leaves in English, and what an officer says otherwise. */
export const sv: Phrases = {
  auth: { loginWithForgejo: 'Logga in med Forgejo' },
  collection: {
    collectionTop: {
      newButton: '+ %{collectionLabel}',
      viewAsList: 'Visa som lista',
      viewAsGrid: 'Visa som rutor',
    },
    entries: { unpublishedHeader: 'Opublicerade inlägg' },
    sidebar: { allCollections: 'Alla samlingar' },
  },
  editor: {
    editorControl: { field: { widgetLabel: 'Fältet %{widgetLabel}' } },
    editorControlPane: {
      i18n: {
        copyFromLocale: 'Fyll i från ett annat språk',
        copyFromLocaleConfirm:
          'Vill du fylla i texten från språket %{locale}?\nAllt som redan är skrivet här ersätts.',
      },
    },
    editorInterface: {
      toggleI18n: 'Visa ett annat språk bredvid',
      toggleNotes: 'Visa/dölj anteckningar',
    },
    editorNotesPane: {
      title: 'Anteckningar',
      emptyState: 'Inga anteckningar ännu. Skriv den första här nedanför.',
      addNote: 'Lägg till en anteckning',
      addPlaceholder: 'Skriv en anteckning …',
      editPlaceholder: 'Ändra anteckningen …',
      save: 'Spara',
      cancel: 'Avbryt',
      edit: 'Ändra',
      delete: 'Ta bort',
      resolve: 'Märk som klar',
      unresolve: 'Öppna igen',
      confirmDelete: 'Vill du ta bort anteckningen?',
      shortcut: 'Tips: Ctrl+Enter lägger till anteckningen',
    },
    editorToolbar: {
      statusInfoTooltipDraft:
        'Inlägget är ett utkast. När det är färdigt, ändra status till ”Under granskning”.',
      statusInfoTooltipInReview: 'Inlägget granskas. Du behöver inte göra något, men kan ännu ändra det.',
      updating: 'Uppdaterar...',
      unpublishing: 'Sparar …',
      backCollection: ' Tillbaka till %{collectionLabel}',
      deployButtonLabel: 'Visa på webbplatsen',
    },
    editorWidgets: {
      markdown: {
        strikethrough: 'Genomstruken',
        addComponent: 'Lägg till bild',
        richText: 'Formaterad text',
        toggleMode: { rich: 'Byt till formaterad text', markdown: 'Byt till Markdown' },
      },
      image: {
        chooseMultiple: 'Välj bilder',
        addMore: 'Lägg till fler bilder',
        removeAll: 'Ta bort alla bilder',
      },
      file: {
        chooseMultiple: 'Välj filer',
        addMore: 'Lägg till fler filer',
        removeAll: 'Ta bort alla filer',
      },
      datetime: { setToNow: 'Sätt till nu' },
      list: { add: 'Lägg till %{item}', addType: 'Lägg till %{item}' },
      object: { expand: 'Visa', collapse: 'Dölj' },
    },
  },
  mediaLibrary: {
    mediaLibraryCard: { draft: 'Ny', copyPath: 'Kopiera sökväg', copyName: 'Kopiera namn' },
    mediaLibraryModal: {
      close: 'Stäng',
      noAssetsFound: 'Här finns inga filer ännu. Hämta den första med knappen Hämta från datorn.',
      noImagesFound: 'Här finns inga bilder ännu. Hämta den första med knappen Hämta från datorn.',
      mediaAssets: 'Bilder och filer',
      uploading: 'Hämtar …',
      upload: 'Hämta från datorn',
      download: 'Ladda ner till datorn',
    },
  },
  ui: {
    errorBoundary: { reportIt: 'berätta det för den som sköter webbplatsen.' },
    settingsDropdown: { account: 'Mina val' },
    toast: {
      missingRequiredField: 'Något obligatoriskt fält är tomt. Fyll i det innan du sparar.',
      noteAdded: 'Anteckningen har lagts till',
      onFailToAddNote: 'Anteckningen kunde inte läggas till: %{details}',
      noteUpdated: 'Anteckningen har ändrats',
      onFailToUpdateNote: 'Anteckningen kunde inte ändras: %{details}',
      noteDeleted: 'Anteckningen har tagits bort',
      onFailToDeleteNote: 'Anteckningen kunde inte tas bort: %{details}',
      noteResolved: 'Anteckningen är märkt som klar',
      noteReopened: 'Anteckningen är öppen igen',
      onFailToToggleNote: 'Anteckningens status kunde inte ändras: %{details}',
    },
  },
  // Decap writes the names of months in English.
  workflow: { workflow: { dateFormat: 'D.M.' } },
};
