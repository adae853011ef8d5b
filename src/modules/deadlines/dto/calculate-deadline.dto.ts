import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** Days that do not count. The law decides whether the days exist and the reason stops the clock. */
export class SuspensionDto {
  @ApiProperty({ description: 'First day left out, YYYY-MM-DD', example: '2026-03-02' })
  @IsString()
  @MaxLength(40)
  from: string;

  @ApiProperty({ description: 'Last day left out, YYYY-MM-DD, inclusive', example: '2026-03-20' })
  @IsString()
  @MaxLength(40)
  to: string;

  @ApiProperty({ description: 'Reason code or its Chinese word', example: 'hearing' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  reason: string;
}

export class CalculateDeadlineDto {
  @ApiProperty({ description: 'Row of the law packs', example: 'PEN-06' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(20)
  ruleId: string;

  @ApiProperty({
    description: 'Day the clock starts (YYYY-MM-DD); an ISO instant with offset for hour rules',
    example: '2025-07-08',
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  trigger: string;

  @ApiPropertyOptional({ description: 'Administrative division code', example: '370102' })
  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/)
  place?: string;

  @ApiPropertyOptional({ description: 'Field of enforcement', example: 'market-regulation' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  domain?: string;

  @ApiPropertyOptional({ type: [SuspensionDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SuspensionDto)
  suspensions?: SuspensionDto[];
}
