package dev.tollgate.config;

import java.nio.file.Path;

/**
 * What a configuration is read from.
 *
 * @param name how messages call it: the path as the user gave it, {@code -c}, {@code standard input}
 * @param text the whole text, YAML or JSON
 * @param directory where the relative paths in it begin
 */
public record ConfigurationSource(String name, String text, Path directory) {}
