# Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again.
reset session
set encoding utf8
set terminal svg size 960,580 dynamic enhanced font 'sans-serif,13' background '#ffffff'
set output 'drift.showcase.svg'
set arrow from screen 0.714583,0.814466 to screen 0.7375,0.814466 nohead front lc rgb '#0b65b0' lw 2.6 dt 1
set arrow from screen 0.714583,0.742052 to screen 0.7375,0.742052 nohead front lc rgb '#c8500a' lw 1.7 dt 1
set arrow from screen 0.714583,0.669638 to screen 0.7375,0.669638 nohead front lc rgb '#007d5c' lw 1.7 dt 1
set arrow from screen 0.714583,0.597224 to screen 0.7375,0.597224 nohead front lc rgb '#a3508a' lw 1.7 dt 1
set arrow from screen 0.714583,0.52481 to screen 0.7375,0.52481 nohead front lc rgb '#9a7400' lw 1.7 dt 1
set arrow from screen 0.714583,0.452397 to screen 0.7375,0.452397 nohead front lc rgb '#3d93c4' lw 1.7 dt 1
set label '{/:Bold The scores of ledger-rules move beyond chance in 2 of 5 periods, to a PSI of 0.26}' enhanced at screen 0.025,0.946931 left front font ',18' textcolor rgb '#1b2128'
set label 'showcase · 3260 rows measured, 89 of them anomalous · seed 1' noenhanced at screen 0.025,0.909595 left front font ',12.5' textcolor rgb '#59636e'
set label 'PSI over ten bins against the scores that the threshold was chosen on. The usual words for 0.1 (moved) and 0.25 (shifted) mind no sample size; the dashed line is' noenhanced at screen 0.025,0.0652241 left front font ',11' textcolor rgb '#59636e'
set label 'what chance exceeds in one of twenty periods (Yurdakul and Naranjo, 2020), for the best system.' noenhanced at screen 0.025,0.0382931 left front font ',11' textcolor rgb '#59636e'
set label 'first day of the period' noenhanced at screen 0.376042,0.110414 center front font ',11' textcolor rgb '#59636e'
set label 'population stability index' noenhanced at screen 0.03125,0.858086 left front font ',11' textcolor rgb '#59636e'
set label 'largest PSI, and periods beyond chance' noenhanced at screen 0.714583,0.8555 left front font ',11' textcolor rgb '#59636e'
set label 'ledger-rules' noenhanced at screen 0.745833,0.814466 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.26, 2 of 5' noenhanced at screen 0.745833,0.785155 left front font ',11' textcolor rgb '#59636e'
set label 'lof' noenhanced at screen 0.745833,0.742052 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.29, 4 of 5' noenhanced at screen 0.745833,0.712741 left front font ',11' textcolor rgb '#59636e'
set label 'kmeans' noenhanced at screen 0.745833,0.669638 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.19, 5 of 5' noenhanced at screen 0.745833,0.640328 left front font ',11' textcolor rgb '#59636e'
set label 'vae' noenhanced at screen 0.745833,0.597224 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.22, 4 of 5' noenhanced at screen 0.745833,0.567914 left front font ',11' textcolor rgb '#59636e'
set label 'robust-z' noenhanced at screen 0.745833,0.52481 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.96, 5 of 5' noenhanced at screen 0.745833,0.4955 left front font ',11' textcolor rgb '#59636e'
set label 'isolation-forest' noenhanced at screen 0.745833,0.452397 left front font ',12.5' textcolor rgb '#1b2128'
set label '0.17, 4 of 5' noenhanced at screen 0.745833,0.423086 left front font ',11' textcolor rgb '#59636e'
unset key
set lmargin at screen 0.0666667
set rmargin at screen 0.685417
set tmargin at screen 0.825328
set bmargin at screen 0.175931
set border 0
unset logscale x
set xrange [19936:20058] noextend
set xtics ('08-13' 19948, '09-06' 19972, '09-30' 19996, '10-24' 20020, '11-17' 20044) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
unset logscale y
set yrange [0:1.00572] noextend
set ytics ('0.00' 0, '0.25' 0.25, '0.50' 0.5, '0.75' 0.75, '1.00' 1) scale 0 nomirror font ',11.7' textcolor rgb '#59636e'
set grid ytics back linetype 1 linecolor rgb '#e6eaee' lw 1
$data1 << END
19936 0.1
20058 0.1
END
$data2 << END
19936 0.25
20058 0.25
END
$data3 << END
19936 0.0177135
19967 0.00882149
19997 0.00888515
20028 0.00895858
20058 0.00749695
END
$data4 << END
19936 0.170292
19967 0.0313425
19997 0.0492058
20028 0.0429583
20058 0.0345716
END
$data5 << END
19936 0.957825
19967 0.0536795
19997 0.0621481
20028 0.076292
20058 0.0341978
END
$data6 << END
19936 0.224304
19967 0.0189219
19997 0.0513134
20028 0.0532732
20058 0.0368834
END
$data7 << END
19936 0.0960979
19967 0.072567
19997 0.0831814
20028 0.0677052
20058 0.194832
END
$data8 << END
19936 0.0212684
19967 0.0517139
19997 0.0902958
20028 0.108746
20058 0.292206
END
$data9 << END
19936 0.0328817
19967 0.000149909
19997 0.000487849
20028 0.00357437
20058 0.261742
END
plot $data1 using 1:2 with lines lc rgb '#b9c1ca' lw 1.02 dt (1.5,3) notitle, \
     $data2 using 1:2 with lines lc rgb '#b9c1ca' lw 1.02 dt (1.5,3) notitle, \
     $data3 using 1:2 with lines lc rgb '#0b65b0' lw 1.01 dt (6,4) notitle, \
     $data4 using 1:2 with lines lc rgb '#3d93c4' lw 1.7 dt 1 notitle, \
     $data5 using 1:2 with lines lc rgb '#9a7400' lw 1.7 dt 1 notitle, \
     $data6 using 1:2 with lines lc rgb '#a3508a' lw 1.7 dt 1 notitle, \
     $data7 using 1:2 with lines lc rgb '#007d5c' lw 1.7 dt 1 notitle, \
     $data8 using 1:2 with lines lc rgb '#c8500a' lw 1.7 dt 1 notitle, \
     $data9 using 1:2 with lines lc rgb '#0b65b0' lw 2.6 dt 1 notitle
unset output
