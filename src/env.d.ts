declare namespace App {
  interface Locals extends Partial<import('./forms/shown').Shown> {}
}
