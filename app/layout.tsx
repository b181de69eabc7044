import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { ClientFrame } from "#components/frame/ClientFrame.tsx";
import { saidBefore } from "#lib/said.ts";
import { Sentences } from "#components/ui/Sentences.tsx";
import { currentPreferences } from "./preferences.ts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("frame");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, robots: { index: false } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** Every page: language, screen and text size as the reader chose them. */
export default async function Layout({ children }: { children: ReactNode }) {
  const { locale, theme, text, keys } = await currentPreferences();
  const jar = await cookies();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang={locale} data-theme={theme} data-text={text} data-keys={keys}>
      <body>
        <Sentences>
          <ClientFrame nonce={nonce} said={saidBefore((name) => jar.get(name)?.value)}>{children}</ClientFrame>
        </Sentences>
      </body>
    </html>
  );
}
