declare namespace App {
  interface Locals extends Partial<import('../functions/shown').Shown> {}
}
