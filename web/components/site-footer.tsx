import type { Language } from '#forms/definition.ts';
import { textsIn } from '#web/text/texts.ts';

/** The foot of every page: help, contact, what the law asks for, and whose site this is. Also without a login. */
export function SiteFooter({ language }: { readonly language: Language }) {
  const text = textsIn(language);
  const { frame } = text;
  const links = [
    { href: '/help', label: frame.help },
    { href: '/contact', label: frame.contact },
    { href: '/accessibility', label: frame.accessibility },
    { href: '/privacy', label: frame.privacy },
    { href: '/cookies', label: frame.cookies },
    { href: '/about', label: frame.about },
  ];
  return (
    <footer class="site">
      <div>
        <nav aria-label={frame.footerLabel}>
          <ul>
            {links.map(({ href, label }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="owner">
          <strong>{text.applicationName}</strong>
          <span>{text.ministry}</span>
        </p>
        <p>{text.footer}</p>
        <p>{frame.official}</p>
      </div>
    </footer>
  );
}
